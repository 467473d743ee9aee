// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ParsedJson.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

// An empty object or array at the bottom takes no level in simdjson, anything with a member in it does.
constexpr size_t kParserDepth = ParsedJson::kMaxDepth + 1;
constexpr size_t kSmallestCapacity = 4096;
// A parser holds about 15 bytes for each byte of the longest text it has read. An order of 700 lines is worth keeping one
// for, a request of a megabyte is not.
constexpr size_t kLargestKept = 256 * 1024;
constexpr size_t kMostKept = 2;

using Parser = std::unique_ptr<simdjson::dom::parser>;

// Outlives the pool, so that a document that dies during the end of its thread does not touch a pool that is gone.
thread_local bool poolIsGone = false;

struct Pool
{
    ~Pool() { poolIsGone = true; }
    std::vector<Parser> idle;
};

Pool& pool()
{
    thread_local Pool thePool;
    return thePool;
}

Parser borrow()
{
    if (poolIsGone || pool().idle.empty())
        return std::make_unique<simdjson::dom::parser>();
    Parser parser = std::move(pool().idle.back());
    pool().idle.pop_back();
    return parser;
}

void giveBack(Parser parser)
{
    if (!parser || parser->capacity() > kLargestKept || poolIsGone || pool().idle.size() >= kMostKept)
        return;
    pool().idle.push_back(std::move(parser));
}

} // namespace

ParsedJson::ParsedJson(QByteArrayView json) : m_parser(borrow())
{
    const auto size = static_cast<size_t>(json.size());
    if (m_parser->capacity() < size || m_parser->capacity() == 0) {
        const size_t capacity = std::max(kSmallestCapacity, std::bit_ceil(size));
        m_error = m_parser->allocate(capacity, kParserDepth);
        if (m_error != simdjson::SUCCESS)
            return;
    }
    // The parser copies the text into a buffer of its own, with the padding that it needs behind it.
    m_error = m_parser->parse(json.isEmpty() ? "" : json.data(), size, true).get(m_root);
}

ParsedJson::~ParsedJson()
{
    giveBack(std::move(m_parser));
}

QString ParsedJson::sentenceFor(simdjson::error_code error)
{
    switch (error) {
    case simdjson::EMPTY:
        return u"is empty; send a JSON object"_s;
    case simdjson::UTF8_ERROR:
        return u"must be UTF-8"_s;
    case simdjson::DEPTH_ERROR:
        return u"must not nest deeper than %1 levels"_s.arg(kMaxDepth);
    case simdjson::NUMBER_ERROR:
        return u"has a number that is malformed or too large"_s;
    case simdjson::STRING_ERROR:
        return u"has a string with a broken escape or half a surrogate pair"_s;
    case simdjson::UNESCAPED_CHARS:
        return u"has a control character in a string; write it as an escape such as \\n"_s;
    case simdjson::UNCLOSED_STRING:
        return u"has a string without its closing quote"_s;
    case simdjson::CAPACITY:
        return u"is too large"_s;
    default:
        return u"must be valid JSON: check commas, colons, brackets and quotes, and that nothing follows the end"_s;
    }
}

QString ParsedJson::toQString(std::string_view text)
{
    // QString::fromUtf8 drops a byte order mark at the start, yet inside JSON it is a character like any other.
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    qsizetype marks = 0;
    for (; text.starts_with(kMark); ++marks)
        text.remove_prefix(kMark.size());
    QString result = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    if (marks > 0)
        result.prepend(QString(marks, QChar(QChar::ByteOrderMark)));
    return result;
}

} // namespace ch
