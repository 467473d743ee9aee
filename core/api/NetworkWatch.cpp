// SPDX-License-Identifier: Apache-2.0
#include "core/api/NetworkWatch.h"

#include <QNetworkInformation>

namespace ch {

namespace {

bool hasNetwork(QNetworkInformation::Reachability reachability)
{
    // "Unknown" too: a system that does not know must not keep the desk from trying.
    return reachability != QNetworkInformation::Reachability::Disconnected;
}

} // namespace

struct NetworkWatch::State
{
    /// Connections end with it.
    QObject context;
    bool hadNetwork = true;
};

NetworkWatch::NetworkWatch(std::function<void()> onBack) : m_state(std::make_unique<State>())
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    const QNetworkInformation* const network = QNetworkInformation::instance();
    m_state->hadNetwork = hasNetwork(network->reachability());
    QObject::connect(network, &QNetworkInformation::reachabilityChanged, &m_state->context,
                     [state = m_state.get(), onBack = std::move(onBack)](QNetworkInformation::Reachability now) {
                         const bool isBack = hasNetwork(now) && !state->hadNetwork;
                         state->hadNetwork = hasNetwork(now);
                         if (isBack)
                             onBack();
                     });
}

NetworkWatch::~NetworkWatch() = default;

} // namespace ch
