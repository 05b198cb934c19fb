/**
 * The part of Playwright's page that the tests use, under Playwright's own names. playwright-core is
 * installed with the host and not with the project, so its types are not at hand; what is here is a subset of
 * them.
 */

/** Waits at most `timeout` milliseconds. */
interface Patience {
  readonly timeout?: number;
}

/** A place on the page, looked up anew at each use. */
export interface Locator {
  click(
    options?: Patience & { readonly button?: "left" | "right"; readonly clickCount?: number },
  ): Promise<void>;
  hover(options?: Patience): Promise<void>;
  fill(value: string, options?: Patience): Promise<void>;
  press(key: string, options?: Patience): Promise<void>;
  waitFor(
    options?: Patience & { readonly state?: "visible" | "hidden" | "attached" | "detached" },
  ): Promise<void>;
  count(): Promise<number>;
  isVisible(): Promise<boolean>;
  innerText(options?: Patience): Promise<string>;
  textContent(options?: Patience): Promise<string | null>;
  allInnerTexts(): Promise<string[]>;
  getAttribute(name: string, options?: Patience): Promise<string | null>;
  /** Runs a function with the element, in its frame; the function may use nothing from around it. */
  evaluate<R>(run: (element: HTMLElement) => R | Promise<R>): Promise<R>;
  boundingBox(): Promise<{ x: number; y: number; width: number; height: number } | null>;
  screenshot(options: { readonly path: string }): Promise<unknown>;
  locator(selector: string): Locator;
  filter(options: { readonly hasText: string | RegExp }): Locator;
  nth(index: number): Locator;
  first(): Locator;
  last(): Locator;
}

/** A frame, such as the inside of a webview. */
export interface FrameLocator {
  locator(selector: string): Locator;
  frameLocator(selector: string): FrameLocator;
}

/** The page that shows the workbench. */
export interface Page {
  readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
  readonly mouse: { move(x: number, y: number): Promise<void>; click(x: number, y: number): Promise<void> };
  locator(selector: string): Locator;
  frameLocator(selector: string): FrameLocator;
  screenshot(options: { readonly path: string }): Promise<unknown>;
  waitForTimeout(milliseconds: number): Promise<void>;
  /** Runs a function in the page, which therefore may use nothing from around it. */
  evaluate<A, R>(run: (argument: A) => R, argument: A): Promise<R>;
  /** Runs a function in the page again and again until it returns something. */
  waitForFunction<A, R>(
    run: (argument: A) => R,
    argument: A,
    options?: Patience,
  ): Promise<{ jsonValue(): Promise<R> }>;
  goto(address: string, options?: Patience & { readonly waitUntil?: "commit" | "load" }): Promise<unknown>;
  addInitScript(script: { readonly content: string }): Promise<unknown>;
  exposeFunction(name: string, action: (...args: never[]) => unknown): Promise<void>;
  on(event: "crash" | "close", listener: () => void): unknown;
}

/** A browser with one profile, as Playwright starts it. */
export interface BrowserContext {
  pages(): Page[];
  newPage(): Promise<Page>;
  close(): Promise<void>;
  on(event: "close", listener: () => void): unknown;
}

/** What a Chromium is started with. */
interface LaunchOptions {
  readonly executablePath: string;
  readonly headless: boolean;
  readonly args: readonly string[];
  readonly bypassCSP: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly timeout: number;
  readonly handleSIGHUP: boolean;
  readonly handleSIGINT: boolean;
  readonly handleSIGTERM: boolean;
}

/** The module playwright-core. */
export interface Playwright {
  readonly chromium: {
    launchPersistentContext(folder: string, options: LaunchOptions): Promise<BrowserContext>;
  };
}
