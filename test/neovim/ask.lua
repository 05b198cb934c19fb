-- Runs in Neovim with the article open and the client of docs/editors.md attached: asks what a person would ask, and writes
-- the answers as JSON into the file that the environment names.
local answers = {}

local function wait(what, ask)
  if not vim.wait(20000, function() return ask() end, 50) then error("it never came: " .. what) end
end

--- The position of the first occurrence of some words, moved right by so many bytes.
local function go_to(words, by)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local at = string.find(line, words, 1, true)
    if at then
      vim.api.nvim_win_set_cursor(0, { number, at - 1 + by })
      return
    end
  end
  error("the article does not hold " .. words)
end

local function ask(method, more)
  local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(), more or {})
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 20000) or {}) do
    if answer.error then error(method .. ": " .. answer.error.message) end
    return answer.result
  end
  error(method .. " was not answered")
end

local function file_of(uri) return vim.fn.fnamemodify(vim.uri_to_fname(uri), ":t") end

local ok, problem = pcall(function()
  wait("the client", function() return #vim.lsp.buf_get_clients(0) > 0 end)
  wait("the findings", function() return #vim.diagnostic.get(0) > 0 end)
  answers.findings = vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0))

  go_to("[[ana-lima", 3)
  answers.hover = ask("textDocument/hover").contents.value
  answers.definition = vim.tbl_map(function(one) return file_of(one.uri or one.targetUri) end, ask("textDocument/definition"))
  answers.references = vim.tbl_map(
    function(one) return file_of(one.uri) .. ":" .. (one.range.start.line + 1) .. ":" .. one.range.start.character end,
    ask("textDocument/references", { context = { includeDeclaration = true } })
  )

  -- Neovim's own rename, as a person's key would start it.
  vim.lsp.buf.rename("ana-rosa")
  wait("the rename", function() return string.find(vim.api.nvim_buf_get_lines(0, 0, -1, false)[2], "ana-rosa", 1, true) end)
  answers.renamed = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  vim.cmd("silent! wall")
end)
if not ok then answers.problem = tostring(problem) .. "\n" .. vim.fn.execute("messages") end

local out = io.open(vim.env.ATTESTED_ANSWERS, "w")
out:write(vim.fn.json_encode(answers))
out:close()
vim.cmd("qall!")
