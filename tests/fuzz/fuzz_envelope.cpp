// SPDX-License-Identifier: Apache-2.0
// Fuzzes what the desk makes of an answer: status, headers, envelope.
// libFuzzer's thread.
#include "core/api/ApiAnswer.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    ch::HttpResponse response;
    response.status = 100 + (data[0] * 256 + data[1]) % 500;
    response.headers.push_back({"content-type", "application/json; charset=utf-8"});
    response.body = QByteArray(reinterpret_cast<const char*>(data) + 2, qsizetype(size) - 2);
    const auto answer = ch::readAnswer(response, {});
    // Success is never anything but a 2xx whose data is an object by its outside (R5).
    if (answer && (answer->status < 200 || answer->status > 299 || !answer->data.startsWith('{')))
        std::abort();
    return 0;
}
