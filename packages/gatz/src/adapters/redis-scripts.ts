// What Redis does in one step, in its own language. An answer is a hash: `v` its bytes, `t` when it was stored, `e` and `s` the epoch and the
// number of purges that its maker knew of, `n` the marks by which a purge may mean it. The purges are one hash: `epoch`, `seq` (how many there
// were), and for each mark the number of the last purge that named it. An answer counts as long as no mark of its own is younger. Nobody has
// to find the answers that a purge means, and none is missed: without the hash, which Redis may drop when its memory is full, all count for nothing.

/** Marks that are held at most: beyond, the next purge means everything that was stored before it. */
const MOST_MARKS = 50_000;

const FIND = `
local function find(key, purges)
	local a = redis.call('HMGET', key, 'v', 'e', 's', 'n', 't')
	if not a[1] or a[2] ~= redis.call('HGET', purges, 'epoch') then return false end
	for _, mark in ipairs(redis.call('HMGET', purges, 'all', unpack(cjson.decode(a[4])))) do
		if mark and tonumber(mark) > tonumber(a[3]) then return false end
	end
	return a
end`;

/** KEYS purges. ARGV id of the Redis process, something random. → epoch, number of purges */
export const OPEN = `
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if not epoch or string.sub(epoch, 1, #ARGV[1]) ~= ARGV[1] then
	epoch = ARGV[1] .. ARGV[2]
	redis.call('DEL', KEYS[1])
	redis.call('HSET', KEYS[1], 'epoch', epoch, 'seq', 0)
end
return {epoch, redis.call('HGET', KEYS[1], 'seq')}`;

/** KEYS answer, purges. → its bytes, or null */
export const READ = `${FIND}
local a = find(KEYS[1], KEYS[2])
return a and a[1]`;

/** KEYS answer, purges, lock. ARGV since, token, ms. → its bytes if it was stored after `since`, else 1: make it, 0: it is being made */
export const CLAIM = `${FIND}
local a = find(KEYS[1], KEYS[2])
if a and tonumber(a[5]) > tonumber(ARGV[1]) then return a[1] end
return redis.call('SET', KEYS[3], ARGV[2], 'NX', 'PX', ARGV[3]) and 1 or 0`;

/** KEYS answer. ARGV bytes, stored at, epoch, purges, marks as JSON, ms */
export const KEEP = `
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'v', ARGV[1], 't', ARGV[2], 'e', ARGV[3], 's', ARGV[4], 'n', ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[6])
return 1`;

/** KEYS lock. ARGV token, channel, message */
export const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
redis.call('PUBLISH', ARGV[2], ARGV[3])
return 1`;

/** KEYS purges, then answers that go. ARGV epoch, channel, message, then marks. → its number, or null where the epoch is another one */
export const PURGE = `
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then return false end
local seq = redis.call('HINCRBY', KEYS[1], 'seq', 1)
for i = 2, #KEYS do redis.call('DEL', KEYS[i]) end
for i = 4, #ARGV do redis.call('HSET', KEYS[1], ARGV[i], seq) end
if redis.call('HLEN', KEYS[1]) > ${MOST_MARKS} then
	redis.call('DEL', KEYS[1])
	redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'seq', seq, 'all', seq)
end
redis.call('PUBLISH', ARGV[2], seq .. ' ' .. ARGV[1] .. ' ' .. ARGV[3])
return seq`;
