// SPDX-License-Identifier: Apache-2.0
// Chance that is the same everywhere for the same seed: the standard's engine, but none of its distributions, which differ
// between libraries.
// One thread at a time.
#pragma once

#include <QtGlobal>

#include <random>
#include <span>

namespace ch::server {

class DemoRandom
{
public:
    explicit DemoRandom(qint64 seed) : m_engine(static_cast<quint64>(seed)) {}
    /// The chances of the i-th thing of a kind, so that it does not depend on how many chances the others took.
    static DemoRandom of(qint64 seed, qint64 i)
    {
        return DemoRandom(
            static_cast<qint64>(static_cast<quint64>(seed) ^ ((static_cast<quint64>(i) + 1) * 0x9e37'79b9'7f4a'7c15U)));
    }

    /// 0 … count−1; count ≥ 1.
    qint64 below(qint64 count) { return static_cast<qint64>(m_engine() % static_cast<quint64>(count)); }
    /// from … to, both included.
    qint64 between(qint64 from, qint64 to) { return from + below(to - from + 1); }
    bool percent(int chance) { return below(100) < chance; }
    template <class T, size_t N> const T& pick(const T (&items)[N]) { return items[size_t(below(qint64(N)))]; }
    template <class T> const T& pick(std::span<const T> items) { return items[size_t(below(qint64(items.size())))]; }
    /// An index, each as likely as its weight; the sum of the weights must be positive.
    size_t weighted(std::span<const int> weights)
    {
        qint64 sum = 0;
        for (const int weight : weights)
            sum += weight;
        qint64 left = below(sum);
        for (size_t i = 0; i < weights.size(); ++i) {
            left -= weights[i];
            if (left < 0)
                return i;
        }
        return weights.size() - 1;
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace ch::server
