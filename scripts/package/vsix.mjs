import { extname } from "node:path";
import { zipSync } from "fflate";

/** The media types of what ships, as [Content_Types].xml of the Open Packaging Conventions (ECMA-376, part 2) lists them. */
const TYPES = {
  ".cjs": "application/node",
  ".css": "text/css",
  ".js": "application/javascript",
  ".json": "application/json",
  ".md": "text/markdown",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".vsixmanifest": "text/xml",
  ".wasm": "application/wasm",
};

/** What the marketplaces show besides: the type of an asset by the file that it is. */
const ASSETS = {
  "Microsoft.VisualStudio.Code.Manifest": "package.json",
  "Microsoft.VisualStudio.Services.Content.Details": "README.md",
  "Microsoft.VisualStudio.Services.Content.Changelog": "CHANGELOG.md",
  "Microsoft.VisualStudio.Services.Content.License": "LICENSE.txt",
};

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';

/** extension.vsixmanifest: what installers and marketplaces read before they unpack anything. */
function vsixManifest(manifest, files) {
  const { icon, browser } = manifest;
  const web = (word) => (browser === undefined ? [] : [word]);
  const properties = {
    "Code.Engine": manifest.engines.vscode,
    "Code.ExtensionDependencies": (manifest.extensionDependencies ?? []).join(","),
    "Code.ExtensionPack": (manifest.extensionPack ?? []).join(","),
    "Code.ExtensionKind": [...(manifest.extensionKind ?? ["workspace"]), ...web("web")].join(","),
    "Code.LocalizedLanguages": "",
    "Code.ExecutesCode": "true",
    "Services.GitHubFlavoredMarkdown": "true",
    "Services.Content.Pricing": "Free",
  };
  const assets = Object.entries({
    ...ASSETS,
    ...(icon && { "Microsoft.VisualStudio.Services.Icons.Default": icon.replace(/^\.\//, "") }),
  }).filter(([, path]) => files.has(path));
  return `${HEAD}<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${escaped(manifest.name)}" Version="${escaped(manifest.version)}" Publisher="${escaped(manifest.publisher)}"/>
    <DisplayName>${escaped(manifest.displayName)}</DisplayName>
    <Description xml:space="preserve">${escaped(manifest.description)}</Description>
    <Tags>${escaped([...(manifest.keywords ?? []), ...web("__web_extension")].join(","))}</Tags>
    <Categories>${escaped((manifest.categories ?? []).join(","))}</Categories>
    <GalleryFlags>Public${manifest.preview ? " Preview" : ""}</GalleryFlags>
    <Properties>
${Object.entries(properties)
  .map(([id, value]) => `      <Property Id="Microsoft.VisualStudio.${id}" Value="${escaped(value)}"/>`)
  .join("\n")}
    </Properties>
    <License>extension/LICENSE.txt</License>${icon ? `\n    <Icon>extension/${escaped(icon.replace(/^\.\//, ""))}</Icon>` : ""}
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
${assets
  .map(([type, path]) => `    <Asset Type="${type}" Path="extension/${escaped(path)}" Addressable="true"/>`)
  .join("\n")}
  </Assets>
</PackageManifest>
`;
}

function contentTypes(files) {
  const endings = [...new Set([".vsixmanifest", ...[...files.keys()].map((path) => extname(path))])].sort();
  const unknown = endings.filter((ending) => !(ending in TYPES));
  if (unknown.length > 0) throw new Error(`Files that end in ${unknown.join(", ")} have no media type yet.`);
  const rows = endings.map((ending) => `<Default Extension="${ending}" ContentType="${TYPES[ending]}"/>`);
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${rows.join("")}</Types>\n`;
}

/**
 * Packs an extension: its manifest and its files, path to content. The same files give the same bytes, whenever and
 * wherever they are packed. Throws when a file is of a type that no installer knows.
 */
export function vsixOf(manifest, files) {
  const text = (words) => Buffer.from(words, "utf8");
  const entries = {
    "extension.vsixmanifest": text(vsixManifest(manifest, files)),
    "[Content_Types].xml": text(contentTypes(files)),
    ...Object.fromEntries([...files].map(([path, content]) => [`extension/${path}`, content])),
  };
  // The earliest time that the format can say, in the time zone in which it is read.
  return zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 });
}
