// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/Console.h"

#include <QFile>

#include <cstdio>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

void write(std::FILE* stream, const QString& line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void print(const QString& line)
{
    write(stdout, line);
}

void complain(const QString& line)
{
    write(stderr, u"order-service: "_s + line);
}

int failed(const Error& error)
{
    // Errors of the store and of files carry a sentence; others are told by their reason and facts.
    if (!error.detail.isEmpty())
        complain(error.detail);
    else
        complain(error.code + u' ' + QString::fromUtf8(error.facts));
    return kFailed;
}

QString readSecretFromStdin()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray text = input.readAll();
    while (text.endsWith('\n') || text.endsWith('\r'))
        text.chop(1);
    return QString::fromUtf8(text);
}

} // namespace ch::app
