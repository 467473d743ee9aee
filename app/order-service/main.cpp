// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/AdminCommands.h"
#include "app/order-service/AuditCommand.h"
#include "app/order-service/Console.h"
#include "app/order-service/CopyCommand.h"
#include "app/order-service/DeadLetterCommand.h"
#include "app/order-service/DemoCommand.h"
#include "app/order-service/ImportCommand.h"
#include "app/order-service/PointsCommand.h"
#include "app/order-service/ServeCommand.h"
#include "app/order-service/WorkerCommand.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>
#include <sodium.h>

#include <algorithm>
#include <cctype>

using namespace ch::app;
using namespace Qt::Literals::StringLiterals;

namespace {

QString fromUtf8(const std::string& text)
{
    return QString::fromStdString(text);
}

/// Every command's arguments as CLI11 fills them.
struct Arguments
{
    std::string store = "sqlite:countinghouse.db";
    std::string listen = "127.0.0.1:8080";
    std::string adminListen = "127.0.0.1:9090";
    std::string tlsCert;
    std::string tlsKey;
    std::string paymentSecret;
    std::string webhookCa;
    std::string customer;
    std::string redis;
    std::string amqp;
    std::string consumer;
    std::vector<std::string> ids;
    std::string readStore;
    qint64 readStoreLag = 5;
    std::string logLevel = "info";
    std::string versionLabel = CH_VERSION;
    qint64 paymentTimeout = 1800;
    qint64 sweepInterval = 30;
    bool exitWithStdin = false;
    std::string name;
    std::string role;
    std::string currency = "EUR";
    std::string timeZone = "UTC";
    std::string file;
    std::string from;
    std::string to;
    std::string mapping;
    std::string openSince;
    std::string rejects;
    bool json = false;
    int orders = 2000;
    qint64 seed = 1;
};

void addStore(CLI::App* command, Arguments& arguments)
{
    command
        ->add_option("--store", arguments.store,
                     "Where the orders are: sqlite:FILE or postgresql://USER@HOST:PORT/DATABASE")
        ->envname("ORDER_SERVICE_STORE")
        ->capture_default_str();
}

/// It is sent as a header and is a label of a metric.
std::string complaintAboutLabel(const std::string& text)
{
    const auto isPlain = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' || c == '+' || c == '_';
    };
    const bool good = !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), isPlain);
    return good ? std::string() : std::string("a version is up to 64 letters, digits, '.', '-', '+' or '_'");
}

CLI::Option* addBroker(CLI::App* command, Arguments& arguments)
{
    return command
        ->add_option("--amqp", arguments.amqp,
                     "A RabbitMQ broker for events: amqp://USER:PASSWORD@HOST:PORT/VHOST, or amqps://")
        ->envname("ORDER_SERVICE_AMQP");
}

void addLogging(CLI::App* command, Arguments& arguments)
{
    command->add_option("--log-level", arguments.logLevel, "debug, info, warning or error")
        ->check(CLI::IsMember({"debug", "info", "warning", "error"}))
        ->capture_default_str();
}

void addServe(CLI::App& app, Arguments& arguments)
{
    CLI::App* serve = app.add_subcommand("serve", "Serve the order API until SIGTERM");
    addStore(serve, arguments);
    serve->add_option("--listen", arguments.listen, "Address of the API; port 0 picks a free one")
        ->capture_default_str();
    serve->add_option("--admin-listen", arguments.adminListen, "Address of /livez, /readyz and /metrics")
        ->capture_default_str();
    serve->add_option("--payment-timeout", arguments.paymentTimeout, "Seconds until an unpaid order closes")
        ->check(CLI::Range(qint64(1), qint64(31'536'000)))
        ->capture_default_str();
    serve->add_option("--sweep-interval", arguments.sweepInterval, "Seconds between two looks for such orders")
        ->check(CLI::Range(qint64(1), qint64(3600)))
        ->capture_default_str();
    addLogging(serve, arguments);
    serve
        ->add_option("--version-label", arguments.versionLabel,
                     "What X-Service-Version and the metrics say, to tell a canary from the others")
        ->envname("ORDER_SERVICE_VERSION_LABEL")
        ->check(&complaintAboutLabel)
        ->capture_default_str();
    CLI::Option* cert = serve->add_option("--tls-cert", arguments.tlsCert, "Certificate chain (PEM)");
    CLI::Option* key = serve->add_option("--tls-key", arguments.tlsKey, "Private key (PEM)");
    cert->needs(key);
    key->needs(cert);
    serve
        ->add_option("--webhook-ca", arguments.webhookCa,
                     "Certificates (PEM) that webhooks are checked against in place of the system's")
        ->check(CLI::ExistingFile);
    serve->add_option("--payment-secret", arguments.paymentSecret,
                      "File with the secret under which a payment gateway signs its callbacks");
    serve
        ->add_option("--redis", arguments.redis,
                     "A cache before the store, redis://HOST:PORT: a hint that may go at any time")
        ->envname("ORDER_SERVICE_REDIS");
    addBroker(serve, arguments);
    serve
        ->add_option("--read-store", arguments.readStore,
                     "A streaming replica, postgresql://…, from which lists and reports are read")
        ->envname("ORDER_SERVICE_READ_STORE");
    serve->add_option("--read-store-lag", arguments.readStoreLag, "Seconds behind which it is not read from")
        ->check(CLI::Range(qint64(1), qint64(3600)))
        ->capture_default_str();
    serve->add_flag("--exit-with-stdin", arguments.exitWithStdin, "Stop when standard input closes");
}

void addUserCommands(CLI::App& app, Arguments& arguments)
{
    CLI::App* user = app.add_subcommand("user", "Manage the people who may sign in")->require_subcommand(1);
    CLI::App* add = user->add_subcommand("add", "Add a user; the password is read from standard input");
    add->add_option("name", arguments.name, "Name to sign in with")->required();
    add->add_option("--role", arguments.role, "What the user may do")
        ->required()
        ->check(CLI::IsMember({"merchant", "warehouse", "manager", "storefront"}));
    CLI::App* password = user->add_subcommand("password", "Set a user's password, read from standard input");
    password->add_option("name", arguments.name, "The user")->required();
    CLI::App* remove = user->add_subcommand("remove", "Remove a user");
    remove->add_option("name", arguments.name, "The user")->required();
    CLI::App* list = user->add_subcommand("list", "List the users");
    list->add_flag("--json", arguments.json, "One JSON object a line");
    for (CLI::App* command : {add, password, remove, list})
        addStore(command, arguments);
}

void addStoreCommands(CLI::App& app, Arguments& arguments)
{
    CLI::App* init = app.add_subcommand("init", "Make a new, empty store");
    addStore(init, arguments);
    init->add_option("--name", arguments.name, "The shop's name")->required();
    init->add_option("--currency", arguments.currency, "ISO 4217 code")->capture_default_str();
    init->add_option("--time-zone", arguments.timeZone, "IANA name, such as Europe/Berlin")->capture_default_str();

    CLI::App* demo = app.add_subcommand("demo", "Fill an empty store with a made-up shop");
    addStore(demo, arguments);
    demo->add_option("--orders", arguments.orders, "How many orders")
        ->check(CLI::Range(1, 2'000'000))
        ->capture_default_str();
    demo->add_option("--seed", arguments.seed, "The same seed on the same day makes the same shop")
        ->capture_default_str();

    CLI::App* import = app.add_subcommand("import", "Import an order book");
    addStore(import, arguments);
    import->add_option("file", arguments.file, "CSV file, plain or .xz")->required();
    import->add_option("--mapping", arguments.mapping, "online-retail, tmall, or a mapping file (docs/importing.md)")
        ->required();
    import->add_option("--open-since", arguments.openSince, "Orders from this day on are still to ship");
    import->add_option("--rejects", arguments.rejects, "Write refused rows with their reasons to this file");
    import->add_flag("--json", arguments.json, "Print the summary as one JSON object");

    CLI::App* audit = app.add_subcommand("audit", "Recompute what must always hold; exit 1 if something does not");
    addStore(audit, arguments);

    CLI::App* points =
        app.add_subcommand("points", "Print the loyalty points of all customers, or where one's come from");
    addStore(points, arguments);
    points->add_option("--customer", arguments.customer, "The customer's id in the shop");
    points->add_flag("--json", arguments.json, "One JSON object a line");

    CLI::App* backup = app.add_subcommand("backup", "Write a copy of the store; allowed while it is served");
    addStore(backup, arguments);
    backup->add_option("file", arguments.file, "The copy; must not exist")->required();
    CLI::App* restore = app.add_subcommand("restore", "Replace the store by a copy");
    addStore(restore, arguments);
    restore->add_option("file", arguments.file, "The copy")->required();

    CLI::App* copy = app.add_subcommand("copy", "Copy an embedded store to PostgreSQL and prove that it arrived");
    copy->add_option("--from", arguments.from, "sqlite:FILE")->required();
    copy->add_option("--to", arguments.to, "postgresql://USER@HOST:PORT/DATABASE; an empty database")
        ->required()
        ->envname("ORDER_SERVICE_STORE");
}

void addBrokerCommands(CLI::App& app, Arguments& arguments)
{
    CLI::App* worker = app.add_subcommand("worker", "Take events from the broker to their consumers until SIGTERM");
    addStore(worker, arguments);
    addBroker(worker, arguments)->required();
    worker->add_option("--admin-listen", arguments.adminListen, "Address of /livez, /readyz and /metrics")
        ->default_str("127.0.0.1:9091");
    addLogging(worker, arguments);
    worker->add_flag("--exit-with-stdin", arguments.exitWithStdin, "Stop when standard input closes");

    CLI::App* letters = app.add_subcommand("dead-letters", "Events that a consumer gave up on (docs/OPERATIONS.md)")
                            ->require_subcommand(1);
    for (const auto& [name, what] : {std::pair("list", "A line for each"), std::pair("show", "Whole, as JSON"),
                                     std::pair("requeue", "Give them back to their consumers")}) {
        CLI::App* command = letters->add_subcommand(name, what);
        addBroker(command, arguments)->required();
        command->add_option("ids", arguments.ids, "Event ids; all without");
        command->add_option("--consumer", arguments.consumer, "Only of this consumer");
        command->add_flag("--json", arguments.json, "One JSON object a line");
    }
}

int runServe(const Arguments& arguments)
{
    return serve({.store = fromUtf8(arguments.store),
                  .listen = fromUtf8(arguments.listen),
                  .adminListen = fromUtf8(arguments.adminListen),
                  .tlsCertificateFile = fromUtf8(arguments.tlsCert),
                  .tlsKeyFile = fromUtf8(arguments.tlsKey),
                  .paymentSecretFile = fromUtf8(arguments.paymentSecret),
                  .webhookAuthorities = fromUtf8(arguments.webhookCa),
                  .logLevel = fromUtf8(arguments.logLevel),
                  .version = fromUtf8(arguments.versionLabel),
                  .redis = fromUtf8(arguments.redis),
                  .amqp = fromUtf8(arguments.amqp),
                  .readStore = fromUtf8(arguments.readStore),
                  .readStoreLag = arguments.readStoreLag,
                  .settings = {.paymentTimeoutSeconds = arguments.paymentTimeout,
                               .sweepIntervalSeconds = arguments.sweepInterval},
                  .exitWithStdin = arguments.exitWithStdin});
}

int runUser(const CLI::App& user, const Arguments& arguments)
{
    const QString store = fromUtf8(arguments.store);
    if (user.got_subcommand("add"))
        return addUser(store, fromUtf8(arguments.name), fromUtf8(arguments.role));
    if (user.got_subcommand("password"))
        return setPassword(store, fromUtf8(arguments.name));
    if (user.got_subcommand("remove"))
        return removeUser(store, fromUtf8(arguments.name));
    return listUsers(store, arguments.json);
}

int runWorker(const CLI::App& worker, const Arguments& arguments)
{
    const bool isPortGiven = worker.get_option("--admin-listen")->count() > 0;
    return work({.store = fromUtf8(arguments.store),
                 .amqp = fromUtf8(arguments.amqp),
                 .adminListen = isPortGiven ? fromUtf8(arguments.adminListen) : u"127.0.0.1:9091"_s,
                 .logLevel = fromUtf8(arguments.logLevel),
                 .version = fromUtf8(arguments.versionLabel),
                 .exitWithStdin = arguments.exitWithStdin});
}

int runDeadLetters(const CLI::App& letters, const Arguments& arguments)
{
    DeadLetterArguments wanted{
        .amqp = fromUtf8(arguments.amqp), .consumer = fromUtf8(arguments.consumer), .json = arguments.json};
    for (const std::string& id : arguments.ids)
        wanted.ids += fromUtf8(id);
    if (letters.got_subcommand("list"))
        return listDeadLetters(wanted);
    return letters.got_subcommand("show") ? showDeadLetters(wanted) : requeueDeadLetters(wanted);
}

int run(const CLI::App& app, const Arguments& arguments)
{
    const QString store = fromUtf8(arguments.store);
    if (app.got_subcommand("serve"))
        return runServe(arguments);
    if (app.got_subcommand("user"))
        return runUser(*app.get_subcommand("user"), arguments);
    if (app.got_subcommand("init"))
        return initStore(store, fromUtf8(arguments.name), fromUtf8(arguments.currency), fromUtf8(arguments.timeZone));
    if (app.got_subcommand("demo"))
        return runDemo({.store = store, .orders = arguments.orders, .seed = arguments.seed});
    if (app.got_subcommand("import"))
        return runImport({.file = fromUtf8(arguments.file),
                          .store = store,
                          .mapping = fromUtf8(arguments.mapping),
                          .openSince = fromUtf8(arguments.openSince),
                          .rejectsFile = fromUtf8(arguments.rejects),
                          .json = arguments.json});
    if (app.got_subcommand("audit"))
        return runAudit(store);
    if (app.got_subcommand("points"))
        return printPoints(store, fromUtf8(arguments.customer), arguments.json);
    if (app.got_subcommand("backup"))
        return backup(store, fromUtf8(arguments.file));
    if (app.got_subcommand("restore"))
        return restore(store, fromUtf8(arguments.file));
    if (app.got_subcommand("copy"))
        return copyStore(fromUtf8(arguments.from), fromUtf8(arguments.to));
    if (app.got_subcommand("worker"))
        return runWorker(*app.get_subcommand("worker"), arguments);
    return runDeadLetters(*app.get_subcommand("dead-letters"), arguments);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (sodium_init() < 0) {
        complain(u"The cryptography library cannot start on this machine."_s);
        return kFailed;
    }
    CLI::App app{"The order service of Countinghouse", "order-service"};
    app.set_version_flag("--version", CH_VERSION);
    app.require_subcommand(1);
    Arguments arguments;
    addServe(app, arguments);
    addUserCommands(app, arguments);
    addStoreCommands(app, arguments);
    addBrokerCommands(app, arguments);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool isUnknown = argc > 1 && argv[1][0] != '-' && app.get_subcommands().empty();
        if (isUnknown) {
            complain(u"There is no command '%1': order-service --help lists them."_s.arg(QString::fromUtf8(argv[1])));
            return kUsage;
        }
        // Help and version are "errors" with code 0; everything else is wrong usage.
        return app.exit(error) == 0 ? kDone : kUsage;
    }
    return run(app, arguments);
}
