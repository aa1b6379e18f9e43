-- Three messages on one connection, as miltertest tells them to a filter.
-- Defined from outside: PORT, VERSION, ACTIONS and STEPS of the offer, LONG (bytes of a long field).

local function must(failure, what)
  if failure ~= nil then error(what .. ": " .. tostring(failure)) end
end

local function connect()
  local conn = mt.connect("inet:" .. PORT .. "@127.0.0.1")
  if conn == nil then error("connect") end
  -- miltertest writes its last two arguments the other way round.
  must(mt.negotiate(conn, tonumber(VERSION), tonumber(STEPS), tonumber(ACTIONS)), "negotiate")
  must(mt.conninfo(conn, "client.test.invalid", "192.0.2.7"), "conninfo")
  must(mt.helo(conn, "helo.test.invalid"), "helo")
  return conn
end

local function tell(conn, sender, id)
  mt.macro(conn, SMFIC_MAIL, "i", id, "{mail_addr}", sender)
  must(mt.mailfrom(conn, "<" .. sender .. ">"), "mailfrom")
  mt.macro(conn, SMFIC_RCPT, "{rcpt_addr}", "reader@example.test")
  must(mt.rcptto(conn, "<reader@example.test>"), "rcptto")
  must(mt.rcptto(conn, "<other@example.test>"), "rcptto")
  if tonumber(VERSION) >= 4 then must(mt.data(conn), "data") end
  must(mt.header(conn, "From", sender), "header")
  must(mt.header(conn, "X-Counterfoil-Verdict", "genuine; id=forged"), "header")
  must(mt.header(conn, "X-Long", string.rep("long ", tonumber(LONG) / 5)), "header")
  must(mt.header(conn, "Subject", "folded\n\tonce"), "header")
  must(mt.eoh(conn), "eoh")
  must(mt.bodystring(conn, "first chunk\r\n"), "body")
  must(mt.bodystring(conn, "second chunk\r\n"), "body")
end

local function finish(conn)
  must(mt.eom(conn), "eom")
  if mt.getreply(conn) ~= SMFIR_CONTINUE then error("reply to eom: " .. tostring(mt.getreply(conn))) end
  if not mt.eom_check(conn, MT_HDRINSERT, "X-Counterfoil-Verdict") then error("no verdict") end
  if not mt.eom_check(conn, MT_HDRDELETE, "X-Counterfoil-Verdict") then error("the forged verdict stays") end
  if not mt.eom_check(conn, MT_BODYCHANGE) then error("no banner") end
end

local fine, failure = pcall(function()
  local conn = connect()
  tell(conn, "first@sender.example", "id-1")
  finish(conn)
  tell(conn, "aborted@sender.example", "id-2")
  must(mt.abort(conn), "abort")
  tell(conn, "second@sender.example", "id-3")
  finish(conn)
  mt.disconnect(conn)

  local rude = connect()
  tell(rude, "gone@sender.example", "id-4")
  mt.disconnect(rude, false)

  local last = connect()
  tell(last, "third@sender.example", "id-5")
  finish(last)
  mt.disconnect(last)
end)
mt.echo(fine and "fine" or failure)
