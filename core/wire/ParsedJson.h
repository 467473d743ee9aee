// SPDX-License-Identifier: Apache-2.0
// One parsed JSON text, private to this folder: the only place that knows how simdjson is asked.
// Belongs to one thread at a time. Parsers are kept per thread and used again, for making one costs more than a small text.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <simdjson.h>

#include <memory>

namespace ch {

class ParsedJson
{
public:
    /// Levels of objects and arrays; deeper texts are errors.
    static constexpr int kMaxDepth = 32;

    explicit ParsedJson(QByteArrayView json);
    ParsedJson(ParsedJson&&) noexcept = default;
    ParsedJson& operator=(ParsedJson&&) noexcept = default;
    ~ParsedJson();

    simdjson::error_code error() const { return m_error; }
    /// Valid as long as this object, if there was no error.
    simdjson::dom::element root() const { return m_root; }

    /// What to tell the sender of the text.
    static QString sentenceFor(simdjson::error_code error);
    /// Decoded text as a QString, a byte order mark at its start included.
    static QString toQString(std::string_view text);

private:
    std::unique_ptr<simdjson::dom::parser> m_parser;
    simdjson::error_code m_error = simdjson::SUCCESS;
    simdjson::dom::element m_root;
};

} // namespace ch
