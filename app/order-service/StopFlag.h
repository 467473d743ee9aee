// SPDX-License-Identifier: Apache-2.0
// Notices SIGINT and SIGTERM while a command works, so that it can end by itself and say what became of its work. A second
// one ends the program at once.
// To be constructed on the main thread, one at a time; isRaised() from any thread.
#pragma once

namespace ch::app {

class StopFlag
{
public:
    StopFlag();
    ~StopFlag();
    StopFlag(const StopFlag&) = delete;
    StopFlag& operator=(const StopFlag&) = delete;

    bool isRaised() const;
};

} // namespace ch::app
