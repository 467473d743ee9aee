// SPDX-License-Identifier: Apache-2.0
// What an Error means for a person: by its code where it has one, else by its kind.
#include "ui/kit/ErrorFacts.h"
#include "ui/kit/Words.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(ch::ui::ErrorWords)
};

using Say = ErrorWords (*)(const ErrorFacts& facts);

struct CodeRow
{
    QLatin1StringView code;
    Say say;
};

ErrorWords stateConflict(const ErrorFacts& facts)
{
    if (const QString stockCount = facts.text("stock_count"_L1); !stockCount.isEmpty())
        return {Sentences::tr("The stock take “%1” has ended.").arg(stockCount),
                Sentences::tr("Nothing more is counted in it. Count the product in another one.")};
    const auto status = facts.status();
    return {status ? Sentences::tr("The order is “%1” by now, which does not allow this step.").arg(words(*status))
                   : Sentences::tr("The order's state does not allow this step."),
            Sentences::tr("Look at the order as it is now and decide anew.")};
}

ErrorWords insufficientStock(const ErrorFacts& facts)
{
    const QString sku = facts.text("sku"_L1);
    const auto available = facts.number("available"_L1);
    const QString orders = facts.list("orders"_L1);
    if (!orders.isEmpty())
        return {Sentences::tr("%1 is reserved by orders: %2.").arg(sku, orders),
                Sentences::tr("Ship or cancel those orders first, or change the quantity.")};
    if (!sku.isEmpty() && available)
        return {Sentences::tr("Only %n of %1 left.", nullptr, static_cast<int>(*available)).arg(sku),
                Sentences::tr("Lower the quantity, or correct the stock if more is on the shelf.")};
    return {Sentences::tr("There is not enough stock."),
            Sentences::tr("Lower the quantity, or correct the stock if more is on the shelf.")};
}

ErrorWords staleQuantity(const ErrorFacts& facts)
{
    const auto onHand = facts.number("on_hand"_L1);
    return {onHand ? Sentences::tr("The stock changed while it was counted: it is %n now.", nullptr,
                                   static_cast<int>(*onHand))
                   : Sentences::tr("The stock changed while it was counted."),
            Sentences::tr("Count again.")};
}

ErrorWords onHold(const ErrorFacts& facts)
{
    const QString reason = facts.text("hold_reason"_L1);
    return {reason.isEmpty() ? Sentences::tr("The order is on hold.")
                             : Sentences::tr("The order is on hold: %1.").arg(reason),
            Sentences::tr("End the hold first.")};
}

ErrorWords claimed(const ErrorFacts& facts)
{
    const QString user = facts.text("user"_L1);
    const QString device = facts.text("device"_L1);
    if (user.isEmpty())
        return {Sentences::tr("Somebody else is packing this order."),
                Sentences::tr("Take it over, or pack another one.")};
    return {device.isEmpty() ? Sentences::tr("%1 is packing this order.").arg(user)
                             : Sentences::tr("%1 is packing this order at %2.").arg(user, device),
            Sentences::tr("Ask, take it over, or pack another one.")};
}

ErrorWords versionMismatch(const ErrorFacts& facts)
{
    const auto status = facts.status();
    return {status ? Sentences::tr("Somebody else changed this meanwhile; the order is “%1” now.").arg(words(*status))
                   : Sentences::tr("Somebody else changed this meanwhile."),
            Sentences::tr("Compare both versions and decide anew.")};
}

ErrorWords validationFailed(const ErrorFacts& facts)
{
    const QStringList fields = facts.fields();
    return {fields.isEmpty() ? Sentences::tr("Something that was entered is not acceptable.")
                             : Sentences::tr("Not acceptable: %1.").arg(fields.join(Sentences::tr(", "))),
            Sentences::tr("Correct it and send it again.")};
}

ErrorWords badRequest(const ErrorFacts& facts)
{
    const QStringList fields = facts.fields();
    return {fields.isEmpty()
                ? Sentences::tr("The service did not understand this request.")
                : Sentences::tr("The service did not understand: %1.").arg(fields.join(Sentences::tr(", "))),
            Sentences::tr("Correct it. If nothing seems wrong, update the program.")};
}

ErrorWords notUnderstood(const ErrorFacts&)
{
    return {Sentences::tr("This program and the service did not understand each other."),
            Sentences::tr("Update the program, or copy the details for whoever looks after the service.")};
}

ErrorWords tooMuch(const ErrorFacts&)
{
    return {Sentences::tr("That was more than the service takes at once."),
            Sentences::tr("Shorten it or do it in smaller parts.")};
}

ErrorWords again(const ErrorFacts&)
{
    return {Sentences::tr("The service did not get this in time."), Sentences::tr("It is tried again by itself.")};
}

ErrorWords signInAgain(const ErrorFacts&)
{
    return {Sentences::tr("The session ended."), Sentences::tr("Sign in again; nothing that waits is lost.")};
}

ErrorWords rateLimited(const ErrorFacts& facts)
{
    return {Sentences::tr("Too many attempts in a short time."), facts.waitSentence()};
}

ErrorWords unavailable(const ErrorFacts& facts)
{
    return {Sentences::tr("The service is busy or being restarted."), facts.waitSentence()};
}

constexpr auto kCodes = std::to_array<CodeRow>({
    // The API's own (core/domain/Reason.h).
    {"BAD_REQUEST"_L1, badRequest},
    {"IDEMPOTENCY_KEY_REQUIRED"_L1, notUnderstood},
    {"BAD_CURSOR"_L1, notUnderstood},
    {"UNAUTHENTICATED"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The name or the password is not right, or the session ended."),
                 Sentences::tr("Sign in again.")};
     }},
    {"TOKEN_EXPIRED"_L1, signInAgain},
    {"NOT_UNDERSTOOD"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The service has a newer state of this order that this version cannot read."),
                 Sentences::tr("Nothing is done with it until it can be read again; a newer version may help.")};
     }},
    {"FORBIDDEN"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("Your role may not do this."), Sentences::tr("Ask a merchant of the shop.")};
     }},
    {"NOT_FOUND"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("It does not exist, or no longer."), Sentences::tr("Check the number.")};
     }},
    {"METHOD_NOT_ALLOWED"_L1, notUnderstood},
    {"REQUEST_TIMEOUT"_L1, again},
    {"STATE_CONFLICT"_L1, stateConflict},
    {"INSUFFICIENT_STOCK"_L1, insufficientStock},
    {"STALE_QUANTITY"_L1, staleQuantity},
    {"ORDER_CLOSED"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The order was closed before this payment came."),
                 Sentences::tr("The payment is kept on the order; refund it.")};
     }},
    {"ON_HOLD"_L1, onHold},
    {"CLAIMED"_L1, claimed},
    {"REQUEST_IN_PROGRESS"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The service is still working on the same request."),
                 Sentences::tr("It is asked again by itself.")};
     }},
    {"DUPLICATE_ORDER_NO"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("There is already an order with this number."), Sentences::tr("Choose another number.")};
     }},
    {"CURSOR_GONE"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The service was restored or moved."),
                 Sentences::tr("Everything is fetched anew; what waits to be sent stays.")};
     }},
    {"VERSION_MISMATCH"_L1, versionMismatch},
    {"TOO_LARGE"_L1, tooMuch},
    {"URI_TOO_LONG"_L1, tooMuch},
    {"UNSUPPORTED_MEDIA_TYPE"_L1, notUnderstood},
    {"VALIDATION_FAILED"_L1, validationFailed},
    {"KEY_REUSED"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("This change was already sent once with other content."),
                 Sentences::tr("Look at the order as it is now; send again what is missing.")};
     }},
    {"CLIENT_TOO_OLD"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The service no longer works with this version of the program."),
                 Sentences::tr("Update the program; what waits is kept until then.")};
     }},
    {"PRECONDITION_REQUIRED"_L1, notUnderstood},
    {"RATE_LIMITED"_L1, rateLimited},
    {"HEADERS_TOO_LARGE"_L1, tooMuch},
    {"INTERNAL"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The service made a mistake."),
                 Sentences::tr("Try again; if it stays, copy the details for whoever looks after the service.")};
     }},
    {"UNAVAILABLE"_L1, unavailable},
    // Of the desk: sessions and profiles.
    {"SIGN_IN_NEEDED"_L1, signInAgain},
    {"PROFILE_IN_USE"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("Another window or program has this shop open."),
                 Sentences::tr("Close it there first, or go on there.")};
     }},
    {"PROFILE_OF_ANOTHER"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("This profile belongs to another user or another shop."),
                 Sentences::tr("Sign in as the same user, or add a shop of its own for this one.")};
     }},
    {"PROFILE_UNUSABLE"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The folder of this profile cannot be used."),
                 Sentences::tr("Check that the disk has room and that you may write there.")};
     }},
    {"NEWER_SCHEMA"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("A newer version of the program has used this profile."),
                 Sentences::tr("Update this program; the data was not touched.")};
     }},
    {"REMOVALS_NEED_CONSENT"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("Unusually many records vanished at the service."),
                 Sentences::tr("Nothing was removed here. Ask whether that was meant, then accept it.")};
     }},
    {"BEHIND_REFUSED"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("An earlier change of the same order was refused."),
                 Sentences::tr("Decide on that one; this one follows by itself.")};
     }},
    {"MONEY_NEEDS_NETWORK"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("Money is only moved while the service can be reached."),
                 Sentences::tr("Nothing was done. Try again when the connection is back.")};
     }},
    {"CLAIM_NEEDS_NETWORK"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("An order is only claimed while the service can be reached."),
                 Sentences::tr("Pack it all the same: if somebody else does too, you are told.")};
     }},
    {"STOCK_COUNT_NEEDS_NETWORK"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("Stock takes are begun, approved and cancelled while the service can be reached."),
                 Sentences::tr("Counting goes on without it. Try this again when the connection is back.")};
     }},
    {"EDIT_NEEDS_NETWORK"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("Customer and address are only changed while the service can be reached."),
                 Sentences::tr("Nothing was done. Try again when the connection is back.")};
     }},
    {"PROFILE_NOT_OPEN"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("No shop is open yet."), Sentences::tr("Open one or sign in first.")};
     }},
    {"CACHE_BEGAN_ANEW"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("Everything is being fetched anew."),
                 Sentences::tr("Wait until it is here; it goes on by itself.")};
     }},
    {"NOT_SET_ASIDE"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The local copy of the orders is damaged and could not be moved out of the way."),
                 Sentences::tr("Check that the disk has room and that you may write in the profile's folder.")};
     }},
    {"WRONG_ID"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("A record of the service contradicts itself and was set aside."),
                 Sentences::tr("Copy the details for whoever looks after the service.")};
     }},
    // Of the desk: the system's store of secrets.
    {"NO_SECRET_STORE"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("This system has no safe place for the session."),
                 Sentences::tr("You stay signed in until the program ends, and sign in again after that.")};
     }},
    {"SECRET_DENIED"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The system's store of secrets refused the session."),
                 Sentences::tr("Unlock it and allow this program, or sign in again after each start.")};
     }},
    // Of the desk: the way to the service (core/api/ApiCode.h).
    {"TLS_REFUSED"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The server's certificate is not trusted, so nothing was sent."),
                 Sentences::tr("Check the address and this computer's clock. A private authority's certificate can be "
                               "added when signing in.")};
     }},
    {"PROXY_REFUSED"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("A proxy on the way did not let the program through."),
                 Sentences::tr("Check the system's proxy settings.")};
     }},
    {"REDIRECTED"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The server sends us to another address, where we do not go."),
                 Sentences::tr("Enter the service's own address. On a guest network, sign in to the network first.")};
     }},
    {"MALFORMED_ANSWER"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("What answered is no order service."),
                 Sentences::tr("Check the address. On a guest network, sign in to the network first.")};
     }},
    {"ANSWER_TOO_LARGE"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The answer was larger than any order service sends."),
                 Sentences::tr("Check the address.")};
     }},
    {"ADDRESS_REFUSED"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("Without encryption only this computer itself is called."),
                 Sentences::tr("Enter an address that begins with https://.")};
     }},
    {"BAD_SERVER_ADDRESS"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("That is no address of a server."),
                 Sentences::tr("It looks like https://shop.example or https://shop.example:8443.")};
     }},
    {"NO_CERTIFICATE"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The file holds no certificate."), Sentences::tr("Choose a file in PEM format.")};
     }},
    // Of the desk: its disk (core/sql).
    {"CORRUPT"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The local copy of the orders is damaged."),
                 Sentences::tr("Start the program again: it sets the damaged file aside and fetches everything anew.")};
     }},
    {"DISK_FULL"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The disk is full, so this was not saved."),
                 Sentences::tr("Make room on the disk and try again.")};
     }},
    {"READ_ONLY"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The profile's folder cannot be written to, so this was not saved."),
                 Sentences::tr("Check who may write there and try again.")};
     }},
    {"IO_ERROR"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("The disk reported an error, so this was not saved."),
                 Sentences::tr("Try again; if it stays, check the disk.")};
     }},
    {"BUSY"_L1,
     [](const ErrorFacts&) -> ErrorWords {
         return {Sentences::tr("Another program holds the profile's files."), Sentences::tr("Close it and try again.")};
     }},
});

ErrorWords wordsOfKind(ErrorKind kind, const ErrorFacts& facts)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return {Sentences::tr("This was stopped."), Sentences::tr("Nothing was changed; begin again if you want to.")};
    case ErrorKind::Offline:
        return {Sentences::tr("The service cannot be reached."),
                Sentences::tr("Go on working: changes wait here and are sent when the connection is back.")};
    case ErrorKind::Timeout:
        return {Sentences::tr("The service did not answer in time."),
                Sentences::tr("It is tried again by itself; nothing is done twice.")};
    case ErrorKind::Unauthorized:
        return signInAgain(facts);
    case ErrorKind::Forbidden:
        return {Sentences::tr("Your role may not do this."), Sentences::tr("Ask a merchant of the shop.")};
    case ErrorKind::NotFound:
        return {Sentences::tr("It does not exist, or no longer."), Sentences::tr("Check the number.")};
    case ErrorKind::Conflict:
        return {Sentences::tr("Somebody else was faster, and this no longer fits."),
                Sentences::tr("Look at what it is now and decide anew.")};
    case ErrorKind::Invalid:
        return validationFailed(facts);
    case ErrorKind::RateLimited:
        return rateLimited(facts);
    case ErrorKind::Server:
        return {Sentences::tr("The service made a mistake."),
                Sentences::tr("Try again; if it stays, copy the details for whoever looks after the service.")};
    case ErrorKind::Protocol:
        return notUnderstood(facts);
    case ErrorKind::Storage:
        return {Sentences::tr("This could not be saved on this computer."),
                Sentences::tr("Check that the disk has room, then try again.")};
    }
    return {};
}

QLatin1StringView kindName(ErrorKind kind)
{
    static constexpr auto kNames = std::to_array<QLatin1StringView>(
        {"Cancelled"_L1, "Offline"_L1, "Timeout"_L1, "Unauthorized"_L1, "Forbidden"_L1, "NotFound"_L1, "Conflict"_L1,
         "Invalid"_L1, "RateLimited"_L1, "Server"_L1, "Protocol"_L1, "Storage"_L1});
    return kNames[static_cast<size_t>(kind)];
}

} // namespace

ErrorWords words(const Error& error)
{
    const ErrorFacts facts(error);
    const auto* const row =
        std::find_if(kCodes.begin(), kCodes.end(), [&error](const CodeRow& each) { return error.code == each.code; });
    return row != kCodes.end() ? row->say(facts) : wordsOfKind(error.kind, facts);
}

QString detailsOf(const Error& error)
{
    // For whoever helps, so not translated.
    QStringList lines{QString(u"error: " + kindName(error.kind))};
    if (!error.code.isEmpty())
        lines.append(QString(u"code: " + error.code));
    if (!error.facts.isEmpty())
        lines.append(QString(u"facts: " + QString::fromUtf8(error.facts)));
    if (!error.trace.isNull())
        lines.append(QString(u"trace: " + error.trace.toString()));
    if (error.retryAfter)
        lines.append(QString(u"retry after: " + QString::number(error.retryAfter->count()) + u" s"));
    lines.append(u"program: Countinghouse " CH_VERSION ""_s);
    return lines.join(u'\n');
}

} // namespace ch::ui
