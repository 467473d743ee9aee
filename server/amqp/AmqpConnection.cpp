// SPDX-License-Identifier: Apache-2.0
#include "server/amqp/AmqpConnection.h"

#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_ssl_socket.h>
#include <amqp_tcp_socket.h>
#include <openssl/ssl.h>
#include <poll.h>

#include <cerrno>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr amqp_channel_t kChannel = 1;
// Of a dead peer one hears after twice as long.
constexpr int kHeartbeatSeconds = 15;
constexpr auto kConnectLimit = 5s;
// Declaring and the like. Whoever ends the program waits for it at most so long.
constexpr auto kCallLimit = 8s;
// A broker that stands still takes nothing more from its connection; the library would wait as long as for a heartbeat.
constexpr auto kSendLimit = 5s;

timeval timeOf(std::chrono::milliseconds limit)
{
    timeval time{};
    time.tv_sec = decltype(time.tv_sec)(limit.count() / 1000);
    time.tv_usec = decltype(time.tv_usec)(limit.count() % 1000 * 1000);
    return time;
}

amqp_bytes_t bytesOf(const QByteArray& bytes)
{
    // The library reads it only.
    return {.len = size_t(bytes.size()), .bytes = const_cast<char*>(bytes.constData())};
}

QByteArray copyOf(amqp_bytes_t bytes)
{
    return {static_cast<const char*>(bytes.bytes), qsizetype(bytes.len)};
}

Error brokerError(const QString& sentence)
{
    return Error{.kind = ErrorKind::Offline, .code = u"BROKER"_s, .detail = sentence};
}

Error libraryError(const char* doing, int status)
{
    return brokerError(u"The broker could not %1: %2"_s.arg(QLatin1StringView(doing),
                                                            QString::fromLocal8Bit(amqp_error_string2(status))));
}

/// What an AMQP exception says: "404 NOT_FOUND - no queue 'x'".
QString exceptionText(const amqp_method_t& method)
{
    if (method.id == AMQP_CONNECTION_CLOSE_METHOD) {
        const auto* close = static_cast<amqp_connection_close_t*>(method.decoded);
        return QString::number(close->reply_code) + u' ' + QString::fromUtf8(copyOf(close->reply_text));
    }
    if (method.id == AMQP_CHANNEL_CLOSE_METHOD) {
        const auto* close = static_cast<amqp_channel_close_t*>(method.decoded);
        return QString::number(close->reply_code) + u' ' + QString::fromUtf8(copyOf(close->reply_text));
    }
    return u"unexpected answer %1"_s.arg(method.id, 0, 16);
}

Result<> outcomeOf(const amqp_rpc_reply_t& reply, const char* doing)
{
    if (reply.reply_type == AMQP_RESPONSE_NORMAL)
        return ok();
    if (reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION)
        return libraryError(doing, reply.library_error);
    if (reply.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION)
        return brokerError(u"The broker refused to %1: %2"_s.arg(QLatin1StringView(doing), exceptionText(reply.reply)));
    return brokerError(u"The broker's answer to %1 is missing"_s.arg(QLatin1StringView(doing)));
}

amqp_table_entry_t entryOf(const char* name, amqp_field_value_kind_t kind)
{
    amqp_table_entry_t entry{};
    entry.key = amqp_cstring_bytes(name);
    entry.value.kind = uint8_t(kind);
    return entry;
}

/// A table of the library's, which borrows the bytes of ours.
struct BorrowedTable
{
    explicit BorrowedTable(const AmqpTable& values)
    {
        entries.reserve(values.size());
        for (const auto& [name, value] : values) {
            amqp_table_entry_t entry{};
            entry.key = bytesOf(name);
            if (const auto* text = std::get_if<QByteArray>(&value)) {
                entry.value.kind = AMQP_FIELD_KIND_UTF8;
                entry.value.value.bytes = bytesOf(*text);
            } else {
                entry.value.kind = AMQP_FIELD_KIND_I64;
                entry.value.value.i64 = std::get<qint64>(value);
            }
            entries.push_back(entry);
        }
    }
    amqp_table_t get() { return {.num_entries = int(entries.size()), .entries = entries.data()}; }

    std::vector<amqp_table_entry_t> entries;
};

const amqp_field_value_t* find(const amqp_table_t& table, QByteArrayView name)
{
    for (int i = 0; i < table.num_entries; ++i) {
        const amqp_bytes_t key = table.entries[i].key;
        if (QByteArrayView(static_cast<const char*>(key.bytes), qsizetype(key.len)) == name)
            return &table.entries[i].value;
    }
    return nullptr;
}

QByteArray textOf(const amqp_field_value_t* value)
{
    const bool isText = value && (value->kind == AMQP_FIELD_KIND_UTF8 || value->kind == AMQP_FIELD_KIND_BYTES);
    return isText ? copyOf(value->value.bytes) : QByteArray();
}

qint64 integerOf(const amqp_field_value_t* value)
{
    if (!value)
        return 0;
    switch (value->kind) {
    case AMQP_FIELD_KIND_I8:
        return value->value.i8;
    case AMQP_FIELD_KIND_I16:
        return value->value.i16;
    case AMQP_FIELD_KIND_I32:
        return value->value.i32;
    case AMQP_FIELD_KIND_I64:
        return value->value.i64;
    default:
        return 0;
    }
}

/// Reads what a message carries beside its tag.
AmqpDelivery deliveryOf(const amqp_message_t& message)
{
    AmqpDelivery delivery;
    const amqp_basic_properties_t& properties = message.properties;
    const auto has = [&properties](amqp_flags_t flag) { return (properties._flags & flag) != 0; };
    if (has(AMQP_BASIC_MESSAGE_ID_FLAG))
        delivery.message.id = copyOf(properties.message_id);
    if (has(AMQP_BASIC_TYPE_FLAG))
        delivery.message.kind = copyOf(properties.type);
    if (has(AMQP_BASIC_CORRELATION_ID_FLAG))
        delivery.message.trace = copyOf(properties.correlation_id);
    if (has(AMQP_BASIC_TIMESTAMP_FLAG))
        delivery.message.timestampMs = qint64(properties.timestamp) * 1000;
    if (has(AMQP_BASIC_HEADERS_FLAG)) {
        delivery.returns = integerOf(find(properties.headers, "x-delivery-count"));
        delivery.deathReason = textOf(find(properties.headers, "x-first-death-reason"));
        delivery.deathQueue = textOf(find(properties.headers, "x-first-death-queue"));
    }
    delivery.message.body = copyOf(message.body);
    return delivery;
}

} // namespace

struct AmqpConnection::State
{
    amqp_connection_state_t connection = amqp_new_connection();
    quint64 published = 0;
    /// Whether the broker still listens, so that closing can be said.
    bool isOpen = false;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        if (isOpen && hasRoom(0ms)) {
            const timeval limit = timeOf(1s);
            amqp_set_rpc_timeout(connection, &limit);
            amqp_connection_close(connection, AMQP_REPLY_SUCCESS);
        }
        amqp_destroy_connection(connection);
    }

    Result<> outcome(const char* doing)
    {
        Result<> result = outcomeOf(amqp_get_rpc_reply(connection), doing);
        isOpen = bool(result);
        return result;
    }
    Result<> sent(int status, const char* doing)
    {
        if (status == AMQP_STATUS_OK)
            return ok();
        isOpen = false;
        return libraryError(doing, status);
    }
    /// Whether something may be sent without waiting, within the time.
    bool hasRoom(std::chrono::milliseconds limit) const;
    Result<> makeRoom();
    Result<amqp_socket_t*> newSocket(const AmqpAddress& address) const;
    Result<> handshake(const AmqpAddress& address, const QByteArray& name);
    Result<amqp_message_t> readMessage();
    Result<AmqpEvent> understand(const amqp_frame_t& frame);
    Result<AmqpEvent> understandReturn(const amqp_basic_return_t& returned);
    Result<AmqpEvent> understandDelivery(const amqp_basic_deliver_t& delivered);
};

bool AmqpConnection::State::hasRoom(std::chrono::milliseconds limit) const
{
    pollfd socket{.fd = amqp_get_sockfd(connection), .events = POLLOUT, .revents = 0};
    const auto end = std::chrono::steady_clock::now() + limit;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        const int ready = ::poll(&socket, 1, int(std::max(left, 0ms).count()));
        // Of an error the library tells better.
        if (ready >= 0 || errno != EINTR)
            return ready != 0;
    }
}

Result<> AmqpConnection::State::makeRoom()
{
    if (hasRoom(kSendLimit))
        return ok();
    isOpen = false;
    return brokerError(u"The broker stands still: it took nothing for 5 s"_s);
}

Result<amqp_socket_t*> AmqpConnection::State::newSocket(const AmqpAddress& address) const
{
    amqp_socket_t* socket = address.isEncrypted ? amqp_ssl_socket_new(connection) : amqp_tcp_socket_new(connection);
    if (!socket)
        return brokerError(u"Out of memory"_s);
    if (!address.isEncrypted)
        return socket;
    amqp_ssl_socket_set_verify_peer(socket, 1);
    amqp_ssl_socket_set_verify_hostname(socket, 1);
    if (const int status = amqp_ssl_socket_set_ssl_versions(socket, AMQP_TLSv1_2, AMQP_TLSvLATEST);
        status != AMQP_STATUS_OK)
        return libraryError("be reached", status);
    const bool isKnown =
        address.authorities.isEmpty()
            ? SSL_CTX_set_default_verify_paths(static_cast<SSL_CTX*>(amqp_ssl_socket_get_context(socket))) == 1
            : amqp_ssl_socket_set_cacert(socket, address.authorities.toLocal8Bit().constData()) == AMQP_STATUS_OK;
    if (!isKnown)
        return brokerError(u"The broker's authorities cannot be read from %1"_s.arg(
            address.authorities.isEmpty() ? u"the system"_s : address.authorities));
    return socket;
}

Result<> AmqpConnection::State::handshake(const AmqpAddress& address, const QByteArray& name)
{
    CH_TRY(amqp_socket_t* const socket, newSocket(address));
    const timeval connectLimit = timeOf(kConnectLimit);
    if (const int status =
            amqp_socket_open_noblock(socket, address.host.toUtf8().constData(), address.port, &connectLimit);
        status != AMQP_STATUS_OK)
        return libraryError("be reached", status);
    amqp_set_handshake_timeout(connection, &connectLimit);
    // Without saying so, one is not told of an alarm, nor that a queue one consumes is gone.
    std::vector<amqp_table_entry_t> capabilities;
    for (const char* capability : {"connection.blocked", "consumer_cancel_notify", "basic.nack", "publisher_confirms",
                                   "exchange_exchange_bindings"})
        capabilities.emplace_back(entryOf(capability, AMQP_FIELD_KIND_BOOLEAN)).value.value.boolean = 1;
    amqp_table_entry_t properties[] = {entryOf("capabilities", AMQP_FIELD_KIND_TABLE),
                                       entryOf("connection_name", AMQP_FIELD_KIND_UTF8)};
    properties[0].value.value.table = {.num_entries = int(capabilities.size()), .entries = capabilities.data()};
    properties[1].value.value.bytes = bytesOf(name);
    const amqp_table_t propertyTable{.num_entries = int(std::size(properties)), .entries = properties};
    const amqp_rpc_reply_t reply =
        amqp_login_with_properties(connection, address.virtualHost.toUtf8().constData(), AMQP_DEFAULT_MAX_CHANNELS,
                                   AMQP_DEFAULT_FRAME_SIZE, kHeartbeatSeconds, &propertyTable, AMQP_SASL_METHOD_PLAIN,
                                   address.user.toUtf8().constData(), address.password.toUtf8().constData());
    CH_CHECK(outcomeOf(reply, "let us in"));
    isOpen = true;
    const timeval callLimit = timeOf(kCallLimit);
    amqp_set_rpc_timeout(connection, &callLimit);
    amqp_channel_open(connection, kChannel);
    return outcome("open a channel");
}

Result<amqp_message_t> AmqpConnection::State::readMessage()
{
    amqp_message_t message{};
    const amqp_rpc_reply_t reply = amqp_read_message(connection, kChannel, &message, 0);
    if (auto read = outcomeOf(reply, "send a message"); !read) {
        isOpen = false;
        return read.error();
    }
    return message;
}

Result<AmqpEvent> AmqpConnection::State::understandReturn(const amqp_basic_return_t& returned)
{
    AmqpReturned event{.exchange = copyOf(returned.exchange),
                       .routingKey = copyOf(returned.routing_key),
                       .messageId = {},
                       .why = QByteArray::number(returned.reply_code) + ' ' + copyOf(returned.reply_text)};
    CH_TRY(amqp_message_t message, readMessage());
    event.messageId = deliveryOf(message).message.id;
    amqp_destroy_message(&message);
    return AmqpEvent(std::move(event));
}

Result<AmqpEvent> AmqpConnection::State::understandDelivery(const amqp_basic_deliver_t& delivered)
{
    const quint64 tag = delivered.delivery_tag;
    const QByteArray consumer = copyOf(delivered.consumer_tag);
    CH_TRY(amqp_message_t message, readMessage());
    AmqpDelivery delivery = deliveryOf(message);
    amqp_destroy_message(&message);
    delivery.tag = tag;
    delivery.consumer = consumer;
    return AmqpEvent(std::move(delivery));
}

Result<AmqpEvent> AmqpConnection::State::understand(const amqp_frame_t& frame)
{
    if (frame.frame_type != AMQP_FRAME_METHOD)
        return AmqpEvent();
    const amqp_method_t& method = frame.payload.method;
    switch (method.id) {
    case AMQP_BASIC_ACK_METHOD: {
        const auto* confirmed = static_cast<amqp_basic_ack_t*>(method.decoded);
        return AmqpEvent(AmqpConfirmed{confirmed->delivery_tag, confirmed->multiple != 0, true});
    }
    case AMQP_BASIC_NACK_METHOD: {
        const auto* refused = static_cast<amqp_basic_nack_t*>(method.decoded);
        return AmqpEvent(AmqpConfirmed{refused->delivery_tag, refused->multiple != 0, false});
    }
    case AMQP_BASIC_RETURN_METHOD:
        return understandReturn(*static_cast<amqp_basic_return_t*>(method.decoded));
    case AMQP_BASIC_DELIVER_METHOD:
        return understandDelivery(*static_cast<amqp_basic_deliver_t*>(method.decoded));
    case AMQP_BASIC_CANCEL_METHOD:
        return AmqpEvent(AmqpCancelled{copyOf(static_cast<amqp_basic_cancel_t*>(method.decoded)->consumer_tag)});
    case AMQP_CONNECTION_BLOCKED_METHOD:
        return AmqpEvent(AmqpBlocked{true, copyOf(static_cast<amqp_connection_blocked_t*>(method.decoded)->reason)});
    case AMQP_CONNECTION_UNBLOCKED_METHOD:
        return AmqpEvent(AmqpBlocked{false, {}});
    case AMQP_CHANNEL_CLOSE_METHOD:
    case AMQP_CONNECTION_CLOSE_METHOD:
        isOpen = false;
        return brokerError(u"The broker ended the connection: "_s + exceptionText(method));
    default:
        return AmqpEvent();
    }
}

AmqpConnection::AmqpConnection(std::unique_ptr<State> state) : m_state(std::move(state)) {}

AmqpConnection::~AmqpConnection() = default;

Result<std::unique_ptr<AmqpConnection>> AmqpConnection::open(const AmqpAddress& address, const QByteArray& name)
{
    auto state = std::make_unique<State>();
    if (auto connected = state->handshake(address, name); !connected) {
        Error error = std::move(connected).error();
        error.detail += u" (%1)"_s.arg(address.name());
        return error;
    }
    return std::unique_ptr<AmqpConnection>(new AmqpConnection(std::move(state)));
}

Result<> AmqpConnection::declareExchange(const QByteArray& name, const QByteArray& type)
{
    amqp_exchange_declare(m_state->connection, kChannel, bytesOf(name), bytesOf(type), 0, 1, 0, 0, amqp_empty_table);
    return m_state->outcome("declare an exchange");
}

Result<AmqpConnection::QueueState> AmqpConnection::declareQueue(const QByteArray& name, const AmqpTable& arguments)
{
    BorrowedTable table(arguments);
    const amqp_queue_declare_ok_t* declared =
        amqp_queue_declare(m_state->connection, kChannel, bytesOf(name), 0, 1, 0, 0, table.get());
    CH_CHECK(m_state->outcome("declare a queue"));
    return QueueState{.messages = declared->message_count, .consumers = declared->consumer_count};
}

Result<AmqpConnection::QueueState> AmqpConnection::lookAtQueue(const QByteArray& name)
{
    const amqp_queue_declare_ok_t* declared =
        amqp_queue_declare(m_state->connection, kChannel, bytesOf(name), 1, 1, 0, 0, amqp_empty_table);
    CH_CHECK(m_state->outcome("find a queue"));
    return QueueState{.messages = declared->message_count, .consumers = declared->consumer_count};
}

Result<> AmqpConnection::bindQueue(const QByteArray& queue, const QByteArray& exchange, const QByteArray& key)
{
    amqp_queue_bind(m_state->connection, kChannel, bytesOf(queue), bytesOf(exchange), bytesOf(key), amqp_empty_table);
    return m_state->outcome("bind a queue");
}

Result<> AmqpConnection::bindExchange(const QByteArray& destination, const QByteArray& source, const QByteArray& key)
{
    amqp_exchange_bind(m_state->connection, kChannel, bytesOf(destination), bytesOf(source), bytesOf(key),
                       amqp_empty_table);
    return m_state->outcome("bind an exchange");
}

Result<> AmqpConnection::confirmPublishes()
{
    amqp_confirm_select(m_state->connection, kChannel);
    return m_state->outcome("confirm what is published");
}

Result<quint64> AmqpConnection::publish(const QByteArray& exchange, const QByteArray& key, const AmqpMessage& message)
{
    amqp_basic_properties_t properties{};
    properties._flags = AMQP_BASIC_CONTENT_TYPE_FLAG | AMQP_BASIC_DELIVERY_MODE_FLAG | AMQP_BASIC_MESSAGE_ID_FLAG |
                        AMQP_BASIC_TYPE_FLAG | AMQP_BASIC_CORRELATION_ID_FLAG | AMQP_BASIC_TIMESTAMP_FLAG |
                        AMQP_BASIC_APP_ID_FLAG;
    properties.content_type = amqp_cstring_bytes("application/json");
    properties.delivery_mode = AMQP_DELIVERY_PERSISTENT;
    properties.message_id = bytesOf(message.id);
    properties.type = bytesOf(message.kind);
    properties.correlation_id = bytesOf(message.trace);
    properties.timestamp = uint64_t(message.timestampMs / 1000);
    properties.app_id = amqp_cstring_bytes("order-service");
    CH_CHECK(m_state->makeRoom());
    const int status = amqp_basic_publish(m_state->connection, kChannel, bytesOf(exchange), bytesOf(key), 1, 0,
                                          &properties, bytesOf(message.body));
    CH_CHECK(m_state->sent(status, "be sent a message"));
    return ++m_state->published;
}

Result<> AmqpConnection::prefetch(int count)
{
    amqp_basic_qos(m_state->connection, kChannel, 0, uint16_t(count), 0);
    return m_state->outcome("limit what it hands out");
}

Result<> AmqpConnection::consume(const QByteArray& queue, const QByteArray& consumer)
{
    amqp_basic_consume(m_state->connection, kChannel, bytesOf(queue), bytesOf(consumer), 0, 0, 0, amqp_empty_table);
    return m_state->outcome("hand out messages");
}

Result<> AmqpConnection::acknowledge(quint64 tag)
{
    CH_CHECK(m_state->makeRoom());
    return m_state->sent(amqp_basic_ack(m_state->connection, kChannel, tag, 0), "be told of an effect");
}

Result<> AmqpConnection::reject(quint64 tag, bool requeue)
{
    CH_CHECK(m_state->makeRoom());
    return m_state->sent(amqp_basic_reject(m_state->connection, kChannel, tag, requeue ? 1 : 0), "take a message back");
}

Result<std::optional<AmqpDelivery>> AmqpConnection::get(const QByteArray& queue)
{
    const amqp_rpc_reply_t reply = amqp_basic_get(m_state->connection, kChannel, bytesOf(queue), 0);
    if (auto got = outcomeOf(reply, "hand out a message"); !got) {
        m_state->isOpen = false;
        return got.error();
    }
    if (reply.reply.id == AMQP_BASIC_GET_EMPTY_METHOD)
        return std::optional<AmqpDelivery>();
    const quint64 tag = static_cast<amqp_basic_get_ok_t*>(reply.reply.decoded)->delivery_tag;
    CH_TRY(amqp_message_t message, m_state->readMessage());
    AmqpDelivery delivery = deliveryOf(message);
    amqp_destroy_message(&message);
    delivery.tag = tag;
    return std::optional(std::move(delivery));
}

Result<AmqpEvent> AmqpConnection::wait(std::chrono::milliseconds limit)
{
    amqp_maybe_release_buffers(m_state->connection);
    const timeval time = timeOf(limit);
    amqp_frame_t frame{};
    const int status = amqp_simple_wait_frame_noblock(m_state->connection, &frame, &time);
    if (status == AMQP_STATUS_TIMEOUT)
        return AmqpEvent();
    CH_CHECK(m_state->sent(status, "be heard"));
    return m_state->understand(frame);
}

} // namespace ch::server
