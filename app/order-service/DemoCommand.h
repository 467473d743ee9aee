// SPDX-License-Identifier: Apache-2.0
// `order-service demo`.
// Main thread.
#pragma once

#include <QString>

namespace ch::app {

struct DemoArguments
{
    QString store;
    int orders = 2000;
    qint64 seed = 1;
};

int runDemo(const DemoArguments& arguments);

} // namespace ch::app
