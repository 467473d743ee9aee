// SPDX-License-Identifier: Apache-2.0
// `order-service import`: a book into the store, with progress for people and one JSON object for scripts.
// Main thread.
#pragma once

#include <QString>

namespace ch::app {

struct ImportArguments
{
    QString file;
    QString store;
    QString mapping;
    /// YYYY-MM-DD, or empty.
    QString openSince;
    QString rejectsFile;
    bool json = false;
};

/// An exit code.
int runImport(const ImportArguments& arguments);

} // namespace ch::app
