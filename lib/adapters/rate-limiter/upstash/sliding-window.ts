/**
 * One use of KEYS[1], of which ARGV[1] are allowed within ARGV[2] milliseconds: whether it is, how many there were before
 * it, and after how many milliseconds the oldest of them leaves. The window is the memory limiter's: uses close together are
 * one batch, so a key holds 61 at most. A batch is `<begun at>:<uses>`, scored by when it leaves; the time is Redis' own,
 * one for all processes. Should that clock be set back, batches stay longer: nobody is let in early.
 */
export const SLIDING_WINDOW = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local limit, window = tonumber(ARGV[1]), tonumber(ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
local batches = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
local used = 0
for at = 1, #batches, 2 do
  used = used + tonumber(string.match(batches[at], ':(%d+)$'))
end
local oldest = tonumber(batches[2]) or now + window
if used >= limit then return {0, used, oldest - now} end
local begun, uses, leaves = now, 1, now + window
local last = batches[#batches - 1]
if last then
  local lastBegun, lastUses = string.match(last, '^(%d+):(%d+)$')
  if now - tonumber(lastBegun) < window / 60 then
    begun, uses = tonumber(lastBegun), tonumber(lastUses) + 1
    leaves = math.max(leaves, tonumber(batches[#batches]))
    redis.call('ZREM', KEYS[1], last)
    if #batches == 2 then oldest = leaves end
  end
end
redis.call('ZADD', KEYS[1], leaves, string.format('%.0f:%d', begun, uses))
redis.call('PEXPIRE', KEYS[1], math.max(window, leaves - now))
return {1, used, oldest - now}
`;
