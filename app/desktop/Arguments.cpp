// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/Arguments.h"

#include <QUrl>

#include <CLI/CLI.hpp>

#include <string>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kUsage = 2;
constexpr qsizetype kLongestOrderNo = 32;

} // namespace

std::optional<QString> orderNoOf(const QString& link)
{
    const QUrl url(link, QUrl::StrictMode);
    if (url.scheme() != "countinghouse"_L1 || url.host() != "order"_L1 || url.hasQuery() || url.hasFragment())
        return std::nullopt;
    const QString path = url.path(QUrl::FullyDecoded);
    const QString orderNo = path.mid(1);
    const auto isPrintable = [](QChar each) { return each.isPrint(); };
    if (!path.startsWith(u'/') || orderNo.isEmpty() || orderNo.size() > kLongestOrderNo ||
        !std::all_of(orderNo.begin(), orderNo.end(), isPrintable))
        return std::nullopt;
    return orderNo;
}

std::optional<Arguments> readArguments(int argc, char** argv, bool strict, int& exitCode)
{
    CLI::App app{"The merchant's back office", "countinghouse"};
    app.set_version_flag("--version", CH_VERSION);
    app.allow_extras(!strict);
    std::string profile, tour, language, link;
    Arguments arguments;
    app.add_option("--profile", profile, "Folder for the data of this window, instead of the person's own");
    app.add_flag("--demo", arguments.demo, "Start an order service with a made-up shop, and sign in to it");
    app.add_option("--tour", tour,
                   "Do a day's work on a made-up shop and save a picture of every screen in this folder");
    app.add_option("--language", language, "en or zh_CN")->check(CLI::IsMember({"en", "zh_CN"}));
    // Qt's own arguments are not known before there is an application.
    if (strict)
        app.add_option("link", link, "countinghouse://order/NUMBER opens that order");
    try {
        app.parse(argc, argv);
        arguments.profile = QString::fromStdString(profile);
        arguments.tour = QString::fromStdString(tour);
        arguments.language = QString::fromStdString(language);
        if (!link.empty()) {
            const auto orderNo = orderNoOf(QString::fromStdString(link));
            if (!orderNo)
                throw CLI::ValidationError("link", "a link looks like countinghouse://order/NUMBER");
            arguments.orderNo = *orderNo;
        }
    } catch (const CLI::ParseError& error) {
        exitCode = app.exit(error) == 0 ? 0 : kUsage;
        return std::nullopt;
    }
    return arguments;
}

} // namespace ch::app
