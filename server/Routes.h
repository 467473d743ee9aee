// SPDX-License-Identifier: Apache-2.0
// The one table of the API: method, path, who may, how it runs (contract section 5).
// Constant data; safe on any thread.
#pragma once

#include "core/domain/Role.h"
#include "server/api/Handler.h"
#include "server/http/Request.h"

#include <QString>

#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace ch::server {

/// Runs on the I/O thread: for reads of bounded cost.
struct PointRead
{
    ReadHandler handler;
    CachedReadHandler cached = nullptr;
};
/// Whether an answer may be as old as a replica is behind, except for what the caller wrote.
enum class MayLag { No, Yes };
struct PoolRead
{
    ReadHandler handler;
    MayLag mayLag = MayLag::No;
    CachedReadHandler cached = nullptr;
};
/// One at a time for each user, the next few wait in line. May lag.
struct CostlyRead
{
    CostlyReadHandler handler;
};
struct Write
{
    WriteHandler handler;
    enum class PlannedOn { IoThread, SlowThread } plannedOn = PlannedOn::IoThread;
};
struct Batch
{
    BatchHandler handler;
};
struct Task
{
    TaskHandler handler;
};
struct Stream
{
    StreamHandler handler;
};

enum class IfMatch { Ignored, Taken };
/// Whether a payment gateway's signature of the body does in place of a token.
enum class GatewaySignature { Ignored, Taken };

struct Route
{
    Method method;
    /// Below /api/v1; "{name}" stands for one segment.
    std::string_view pattern;
    /// Empty: needs no token.
    Roles who;
    std::variant<PointRead, PoolRead, CostlyRead, Write, Batch, Task, Stream> run;
    IfMatch ifMatch = IfMatch::Ignored;
    GatewaySignature gatewaySignature = GatewaySignature::Ignored;

    bool isPublic() const { return who == Roles(); }
};

std::span<const Route> routes();
QByteArrayView nameOf(Method method);

struct RouteMatch
{
    /// Null if the path is known but not with this method.
    const Route* route = nullptr;
    std::vector<QString> pathValues;
    /// What the path takes ("GET, POST"), for the Allow header of a 405.
    QByteArray allow;
};
/// Nothing for a path that no route has. `path` is percent-encoded; a segment that cannot be decoded matches nothing.
std::optional<RouteMatch> findRoute(Method method, QByteArrayView path);

} // namespace ch::server
