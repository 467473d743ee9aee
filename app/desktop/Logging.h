// SPDX-License-Identifier: Apache-2.0
// Where the desktop's log goes: a file in its data folder, a new one after some megabytes, written on a thread of its own.
// Made and ended on the main thread; messages come from any.
#pragma once

#include <QString>

#include <memory>

namespace ch::app {

/// Takes Qt's messages over for as long as it lives. Warnings go to stderr as well.
class Logging
{
public:
    explicit Logging(const QString& folder);
    ~Logging();
    Logging(const Logging&) = delete;
    Logging& operator=(const Logging&) = delete;

private:
    struct Sink;
    std::unique_ptr<Sink> m_sink;
};

} // namespace ch::app
