// SPDX-License-Identifier: Apache-2.0
#include "server/cache/RedisLane.h"

#include "server/cache/CacheEntry.h"

#include <QRandomGenerator>

#include <algorithm>

namespace ch::server {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

// From the moment somebody asks: beyond it the store is asked instead (R27).
constexpr auto kPatience = 50ms;
constexpr size_t kBatch = 128;
// More than Redis answers in that time; what is kept besides them may be lost.
constexpr size_t kLongestQueue = 4096;
constexpr auto kFirstPause = 250ms;
constexpr auto kLongestPause = std::chrono::milliseconds(30s);
// After so long without trouble the next one is a new one.
constexpr auto kGoodAgainAfter = 10s;
// "Out of memory", "no permission": one key can be of a wrong type, but so many in a row are the server's state.
constexpr int kRefusalsInARow = 8;

/// ARGV: the bytes, milliseconds to live, whether the same version may be replaced, how many digits a version has. What cannot
/// be read as a text is of somebody else, and replaced.
constexpr auto kPutIfNewer = R"(
local digits = tonumber(ARGV[4])
local given = string.sub(ARGV[1], 1, digits)
local known = redis.pcall('GETRANGE', KEYS[1], 0, digits - 1)
local is_ours = type(known) == 'string' and #known == digits and string.match(known, '^%d+$')
if not (is_ours and (known > given or (known == given and ARGV[3] == '0'))) then
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
end
return 1)";

std::chrono::milliseconds withJitter(std::chrono::milliseconds pause)
{
    return pause + std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(pause.count() / 4) + 1));
}

} // namespace

RedisLane::RedisLane(RedisAddress address, Turned turned)
    : m_address(std::move(address))
    , m_turned(std::move(turned))
    , m_pause(kFirstPause)
    , m_thread([this] { loop(); })
{}

RedisLane::~RedisLane()
{
    stop();
}

void RedisLane::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool RedisLane::get(const QByteArray& key, Found found)
{
    const std::lock_guard lock(m_mutex);
    if (m_stopping || !m_isUsable || m_commands.size() >= kLongestQueue)
        return false;
    m_commands.push_back({{"GET", key}, std::move(found), std::chrono::steady_clock::now()});
    m_wake.notify_one();
    return true;
}

void RedisLane::put(const QByteArray& key, const QByteArray& bytes, Keep keep, std::chrono::milliseconds life)
{
    QByteArrayList words{"EVAL",
                         kPutIfNewer,
                         "1",
                         key,
                         bytes,
                         QByteArray::number(qint64(life.count())),
                         keep == Keep::ValueOf ? "1" : "0",
                         QByteArray::number(CacheEntry::kVersionDigits)};
    const std::lock_guard lock(m_mutex);
    if (m_stopping || !m_isUsable || m_commands.size() >= kLongestQueue)
        return;
    m_commands.push_back({std::move(words), {}, std::chrono::steady_clock::now()});
    m_wake.notify_one();
}

void RedisLane::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        if (!m_link) {
            lock.unlock();
            const bool isConnected = connect();
            lock.lock();
            if (!isConnected) {
                m_wake.wait_for(lock, withJitter(m_pause), [this] { return m_stopping; });
                m_pause = std::min(m_pause * 2, kLongestPause);
                continue;
            }
        }
        m_wake.wait(lock, [this] { return m_stopping || !m_commands.empty(); });
        if (m_stopping)
            break;
        auto batch = takeBatch();
        lock.unlock();
        const bool isGood = perform(batch);
        lock.lock();
        if (isGood)
            continue;
        m_isUsable = false;
        auto waiting = std::exchange(m_commands, {});
        lock.unlock();
        breakOff(m_why);
        for (Command& command : waiting) {
            if (command.found)
                command.found(std::nullopt);
        }
        lock.lock();
        m_wake.wait_for(lock, withJitter(m_pause), [this] { return m_stopping; });
        m_pause = std::min(m_pause * 2, kLongestPause);
    }
    m_isUsable = false;
    auto waiting = std::exchange(m_commands, {});
    lock.unlock();
    for (Command& command : waiting) {
        if (command.found)
            command.found(std::nullopt);
    }
}

/// The first batch has its deadline after this: nobody waits while a name is looked up.
bool RedisLane::connect()
{
    auto opened = RedisLink::open(m_address, 2 * kPatience);
    if (!opened) {
        ++m_errors;
        // Told once, and not at every try.
        if (std::exchange(m_why, opened.error().detail) != opened.error().detail)
            m_turned(false, m_why);
        return false;
    }
    m_link = *std::move(opened);
    m_refusedGets = m_refusedPuts = 0;
    m_usableSince = std::chrono::steady_clock::now();
    m_why.clear();
    m_turned(true, {});
    const std::lock_guard lock(m_mutex);
    m_isUsable = true;
    return true;
}

void RedisLane::breakOff(const QString& why)
{
    if (std::chrono::steady_clock::now() - m_usableSince > kGoodAgainAfter)
        m_pause = kFirstPause;
    m_link.reset();
    m_turned(false, why);
}

std::vector<RedisLane::Command> RedisLane::takeBatch()
{
    std::vector<Command> batch;
    batch.reserve(std::min(kBatch, m_commands.size()));
    while (!m_commands.empty() && batch.size() < kBatch) {
        batch.push_back(std::move(m_commands.front()));
        m_commands.pop_front();
    }
    return batch;
}

bool RedisLane::perform(std::vector<Command>& batch)
{
    Moment deadline = std::chrono::steady_clock::now() + kPatience;
    std::vector<QByteArrayList> commands;
    commands.reserve(batch.size());
    for (const Command& command : batch) {
        commands.push_back(command.words);
        if (command.found)
            deadline = std::min(deadline, command.at + kPatience);
    }
    auto replies = m_link->exchange(commands, deadline);
    if (!replies) {
        m_why = replies.error().detail;
        m_errors += qint64(batch.size());
    }
    bool isGood = bool(replies);
    for (size_t i = 0; i < batch.size(); ++i) {
        const bool isGet = bool(batch[i].found);
        if (replies && !judge(isGet, (*replies)[i]))
            isGood = false;
        if (!isGet)
            continue;
        const bool isThere = replies && (*replies)[i].kind == RedisReply::Kind::Text;
        batch[i].found(isThere ? std::optional(std::move((*replies)[i].text)) : std::nullopt);
    }
    return isGood;
}

/// Keeps count of refusals; false at one too many.
bool RedisLane::judge(bool isGet, const RedisReply& reply)
{
    int& inARow = isGet ? m_refusedGets : m_refusedPuts;
    if (reply.kind != RedisReply::Kind::Refusal) {
        inARow = 0;
        return true;
    }
    ++m_errors;
    if (++inARow < kRefusalsInARow)
        return true;
    // In Redis' own words, of which the first says what it is; the rest may name a key.
    m_why = u"refused: "_s + QString::fromLatin1(reply.text.split(' ').front());
    return false;
}

} // namespace ch::server
