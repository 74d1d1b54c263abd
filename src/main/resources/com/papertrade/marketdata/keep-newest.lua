-- Puts each quote (a value and its milliseconds to live for each key) where nothing newer lies.
-- Without the Z, texts of moments with and without fractions of a second are in the order of the moments.
local function age(quote)
    return quote.session .. 'T' .. quote.fetchedAt:sub(1, -2)
end

-- What cannot be read is older than anything.
local function is_newer(known, told)
    local readable, newer = pcall(function()
        return age(cjson.decode(known)) > age(cjson.decode(told))
    end)
    return readable and newer
end

local put = 0
for i, key in ipairs(KEYS) do
    local told = ARGV[2 * i - 1]
    if not is_newer(redis.pcall('GET', key), told) then
        redis.call('SET', key, told, 'PX', ARGV[2 * i])
        put = put + 1
    end
end
return put
