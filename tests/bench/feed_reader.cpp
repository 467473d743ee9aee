// SPDX-License-Identifier: Apache-2.0
// Reads the change feed as desktops do, over many connections at once, each from the beginning to the end and again, and
// counts what it is given. Knows no library of the project, so that it measures the service and nothing else.
//
//   feed_reader HOST PORT TOKEN CONNECTIONS SECONDS LIMIT
//
// Prints: pages items bytes seconds p50_ms p99_ms
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Totals
{
    long pages = 0;
    long items = 0;
    long bytes = 0;
    std::vector<double> milliseconds;
};

int connectTo(const char* host, const char* port)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(host, port, &hints, &found) != 0)
        throw std::runtime_error("unknown host");
    const int fd = socket(found->ai_family, found->ai_socktype, found->ai_protocol);
    const bool connected = fd >= 0 && connect(fd, found->ai_addr, found->ai_addrlen) == 0;
    freeaddrinfo(found);
    if (!connected)
        throw std::runtime_error("cannot connect");
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

/// The next answer's body; `buffer` keeps what was read.
std::string_view receive(int fd, std::string& buffer)
{
    buffer.clear();
    size_t bodyAt = 0;
    size_t length = 0;
    size_t used = 0;
    buffer.resize(64 * 1024);
    for (;;) {
        if (used == buffer.size())
            buffer.resize(std::max(buffer.size() * 2, bodyAt + length));
        const ssize_t count = read(fd, buffer.data() + used, buffer.size() - used);
        if (count <= 0)
            throw std::runtime_error("the service closed the connection");
        used += static_cast<size_t>(count);
        if (bodyAt == 0) {
            const std::string_view seen(buffer.data(), used);
            const size_t end = seen.find("\r\n\r\n");
            if (end == std::string_view::npos)
                continue;
            if (!seen.starts_with("HTTP/1.1 200"))
                throw std::runtime_error("the service answered " + std::string(seen.substr(0, 40)));
            const size_t header = seen.find("Content-Length: ");
            length = std::strtoul(buffer.data() + header + 16, nullptr, 10);
            bodyAt = end + 4;
        }
        if (used >= bodyAt + length)
            return std::string_view(buffer).substr(bodyAt, length);
    }
}

/// Each item begins with its entity; no text inside an item can hold an unescaped quotation mark.
long itemsIn(std::string_view body)
{
    static constexpr std::string_view kBegin = "{\"entity\":\"";
    long items = 0;
    const char* at = body.data();
    const char* const end = at + body.size();
    while ((at = static_cast<const char*>(memmem(at, static_cast<size_t>(end - at), kBegin.data(), kBegin.size()))) !=
           nullptr) {
        ++items;
        at += kBegin.size();
    }
    return items;
}

std::string_view valueBehind(std::string_view body, std::string_view key)
{
    const size_t at = body.rfind(key);
    if (at == std::string_view::npos)
        throw std::runtime_error("a page without " + std::string(key));
    const size_t begin = at + key.size();
    return body.substr(begin, body.find_first_of("\",}", begin) - begin);
}

Totals readFeed(char** arguments, Clock::time_point until)
{
    Totals totals;
    const int fd = connectTo(arguments[1], arguments[2]);
    std::string buffer;
    std::string cursor;
    while (Clock::now() < until) {
        std::string request = "GET /api/v1/changes?limit=" + std::string(arguments[6]);
        if (!cursor.empty())
            request += "&cursor=" + cursor;
        request += " HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + std::string(arguments[3]) + "\r\n\r\n";
        const auto began = Clock::now();
        if (write(fd, request.data(), request.size()) != static_cast<ssize_t>(request.size()))
            throw std::runtime_error("cannot send");
        const std::string_view body = receive(fd, buffer);
        totals.milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - began).count());
        ++totals.pages;
        totals.items += itemsIn(body);
        totals.bytes += static_cast<long>(body.size());
        cursor = valueBehind(body, "\"cursor\":\"");
        if (valueBehind(body, "\"has_more\":") == "false")
            cursor.clear();
    }
    close(fd);
    return totals;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 7) {
        std::fprintf(stderr, "feed_reader HOST PORT TOKEN CONNECTIONS SECONDS LIMIT\n");
        return 2;
    }
    const auto began = Clock::now();
    const auto until = began + std::chrono::milliseconds(static_cast<long>(std::atof(arguments[5]) * 1000));
    Totals all;
    std::mutex mutex;
    bool failed = false;
    std::vector<std::thread> readers;
    for (int i = 0; i < std::atoi(arguments[4]); ++i)
        readers.emplace_back([&] {
            try {
                Totals own = readFeed(arguments, until);
                const std::lock_guard lock(mutex);
                all.pages += own.pages;
                all.items += own.items;
                all.bytes += own.bytes;
                all.milliseconds.insert(all.milliseconds.end(), own.milliseconds.begin(), own.milliseconds.end());
            } catch (const std::exception& problem) {
                const std::lock_guard lock(mutex);
                failed = true;
                std::fprintf(stderr, "feed_reader: %s\n", problem.what());
            }
        });
    for (std::thread& reader : readers)
        reader.join();
    if (failed || all.milliseconds.empty())
        return 1;
    const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
    std::sort(all.milliseconds.begin(), all.milliseconds.end());
    const auto percentile = [&](double share) {
        return all.milliseconds[static_cast<size_t>(share * static_cast<double>(all.milliseconds.size() - 1))];
    };
    std::printf("%ld %ld %ld %.3f %.2f %.2f\n", all.pages, all.items, all.bytes, seconds, percentile(0.5),
                percentile(0.99));
    return 0;
}
