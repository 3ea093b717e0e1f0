/**
 * Keeps ARGV[1] under KEYS[2] for ARGV[2] milliseconds, and notes that in KEYS[1]: the keys of one tenant, each with the
 * time at which it is gone, so that a tenant is deleted without a look at everybody's keys. The note lives as long as the
 * last of them.
 */
export const KEEP = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local ttl = tonumber(ARGV[2])
redis.call('SET', KEYS[2], ARGV[1], 'PX', ttl)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZADD', KEYS[1], now + ttl, KEYS[2])
local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
redis.call('PEXPIRE', KEYS[1], tonumber(last[2]) - now)
return 1
`;

/** Deletes every key that is noted in KEYS[1], and the note. */
export const FORGET = `
for _, key in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  redis.call('DEL', key)
end
redis.call('DEL', KEYS[1])
return 1
`;
