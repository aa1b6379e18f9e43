/**
 * The ledger in Redis, changed by scripts so that no two gateways take the same room and no clock but that of Redis
 * counts. The keys that a script makes up itself carry the hash tag of those it is given, so they are on the same node.
 */

/** `now` in milliseconds; what has expired gives its room back. A thousand at once keep Redis responsive. */
const PROLOGUE = `
local held, bytes = KEYS[1], KEYS[2]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function give(member)
  if redis.call('ZREM', held, member) == 1 then
    redis.call('DECRBY', bytes, string.match(member, ':(%d+)$'))
  end
end
local function take(member, size, until_)
  if redis.call('ZADD', held, until_, member) == 1 then redis.call('INCRBY', bytes, size) end
end
for _, member in ipairs(redis.call('ZRANGEBYSCORE', held, '-inf', now, 'LIMIT', 0, 1000)) do give(member) end
`;

/**
 * Takes room for a message, or finds the one that the idempotency key belongs to. A record that is still `receiving`
 * broke off or is under way elsewhere: it is done again under the same id.
 *
 * KEYS held, heldBytes, record prefix, once (or empty); ARGV id, size, most messages, most bytes, lifetime,
 * reservation, fingerprint, target.
 */
export const RESERVE = `${PROLOGUE}
local id, size = ARGV[1], tonumber(ARGV[2])
local once = KEYS[4]
if once ~= KEYS[1] then
  local known = redis.call('HMGET', once, 'id', 'fingerprint')
  if known[1] then
    if known[2] ~= ARGV[7] then return {'other', ''} end
    local state = redis.call('HGET', KEYS[3] .. known[1], 'state')
    if state and state ~= 'receiving' then return {'same', known[1]} end
    id = known[1]
  end
end
local member = id .. ':' .. size
if not redis.call('ZSCORE', held, member) then
  local sum = tonumber(redis.call('GET', bytes) or '0')
  local count = redis.call('ZCARD', held)
  if count >= tonumber(ARGV[3]) or (count > 0 and sum + size > tonumber(ARGV[4])) then return {'full', ''} end
end
take(member, size, now + tonumber(ARGV[6]))
local expires = now + tonumber(ARGV[5])
local record = KEYS[3] .. id
redis.call('HSET', record, 'state', 'receiving', 'size', size, 'accepted', now, 'expires', expires, 'target', ARGV[8])
redis.call('PEXPIREAT', record, expires)
if once ~= KEYS[1] then
  redis.call('HSET', record, 'once', once)
  redis.call('HSET', once, 'id', id, 'fingerprint', ARGV[7])
  redis.call('PEXPIREAT', once, expires)
end
return {'new', id}
`;

/**
 * From `receiving` to `accepted`, or from either to `judged`. Keeps the room until the end of the lifetime. A worker may
 * be quicker than the gateway: what is further on stays so.
 *
 * KEYS held, heldBytes, record; ARGV id, state, verdict.
 */
export const ADVANCE = `${PROLOGUE}
local record = redis.call('HMGET', KEYS[3], 'state', 'size', 'expires')
local state = record[1]
if not state or state == 'delivered' then return 0 end
if ARGV[2] == 'accepted' and state ~= 'receiving' then return 0 end
take(ARGV[1] .. ':' .. record[2], tonumber(record[2]), tonumber(record[3]))
redis.call('HSET', KEYS[3], 'state', ARGV[2])
if ARGV[3] ~= '' then redis.call('HSET', KEYS[3], 'verdict', ARGV[3]) end
return 1
`;

/**
 * Delivered: gives the room back and remembers the record for a while, the newest ones only.
 *
 * KEYS held, heldBytes, record, delivered, record prefix; ARGV id, attempts, how long, how many.
 */
export const FINISH = `${PROLOGUE}
local record = redis.call('HMGET', KEYS[3], 'size', 'once')
if not record[1] then return 0 end
give(ARGV[1] .. ':' .. record[1])
redis.call('HSET', KEYS[3], 'state', 'delivered', 'attempts', ARGV[2])
for _, key in ipairs({KEYS[3], record[2] or KEYS[3]}) do
  if redis.call('PTTL', key) > tonumber(ARGV[3]) then redis.call('PEXPIRE', key, ARGV[3]) end
end
redis.call('ZADD', KEYS[4], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', now - tonumber(ARGV[3]))
while redis.call('ZCARD', KEYS[4]) > tonumber(ARGV[4]) do
  local oldest = redis.call('ZPOPMIN', KEYS[4])[1]
  local once = redis.call('HGET', KEYS[5] .. oldest, 'once')
  redis.call('DEL', KEYS[5] .. oldest, once or KEYS[5] .. oldest)
end
return 1
`;

/** Forgets a message altogether. KEYS held, heldBytes, record; ARGV id. */
export const DROP = `${PROLOGUE}
local record = redis.call('HMGET', KEYS[3], 'size', 'once')
if not record[1] then return 0 end
give(ARGV[1] .. ':' .. record[1])
redis.call('DEL', KEYS[3], record[2] or KEYS[3])
return 1
`;
