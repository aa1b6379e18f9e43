/**
 * One entry stands in two sorted sets, both with its day as the score: under its party, for lookups, and among all of
 * its relation, from which the oldest go. Hashes are 16 characters each. The scripts keep the two alike.
 */
const DROP = `
  local removed = 0
  local function drop(relation, members)
    for _, member in ipairs(members) do
      redis.call('ZREM', KEYS[1] .. relation, member)
      redis.call('ZREM', KEYS[1] .. relation .. ':' .. string.sub(member, 1, 16), string.sub(member, 17))
      removed = removed + 1
    end
  end
`;

/** ARGV: many, seconds to live, then for each entry relation, party, user, day. */
export const LEARN = `
  for i = 3, #ARGV, 4 do
    local relation, party, user, day = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
    local key = KEYS[1] .. relation .. ':' .. party
    local room = relation == 'wrote' or redis.call('ZSCORE', key, user) or redis.call('ZCARD', key) < tonumber(ARGV[1])
    redis.call('SET', KEYS[1] .. 'began', day, 'NX')
    if room then
      redis.call('ZADD', key, 'GT', day, user)
      redis.call('EXPIRE', key, ARGV[2])
      redis.call('ZADD', KEYS[1] .. relation, 'GT', day, party .. user)
    end
  end
`;

/** ARGV: since, the most entries, the most to remove. */
export const PURGE = `${DROP}
  local relations = { 'unverified', 'verified', 'wrote' }
  local most = tonumber(ARGV[3])
  local total = 0
  for _, relation in ipairs(relations) do
    drop(relation, redis.call('ZRANGEBYSCORE', KEYS[1] .. relation, '-inf', '(' .. ARGV[1], 'LIMIT', 0, most - removed))
    total = total + redis.call('ZCARD', KEYS[1] .. relation)
  end
  for _, relation in ipairs(relations) do
    local surplus = math.min(total - tonumber(ARGV[2]), most - removed)
    if surplus > 0 then
      local members = redis.call('ZRANGE', KEYS[1] .. relation, 0, surplus - 1)
      drop(relation, members)
      total = total - #members
    end
  end
  return removed
`;

/** ARGV: a relation and its members to remove. */
export const REMOVE = `${DROP}
  for i = 2, #ARGV do drop(ARGV[1], { ARGV[i] }) end
  return removed
`;
