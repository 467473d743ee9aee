// SPDX-License-Identifier: Apache-2.0
#include "server/feed/PageBudget.h"

#include <QTest>

#include <optional>
#include <thread>
#include <vector>

using namespace ch::server;

class tst_PageBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneReader_getsAWholePage();
    void manyReaders_getLess_andTogetherABoundedAmount();
    void shares_areGivenBack();
    void share_mayOutliveTheBudget();
    void manyThreads_loseNothing();
};

void tst_PageBudget::oneReader_getsAWholePage()
{
    PageBudget budget;
    for (int i = 0; i < 100; ++i)
        QCOMPARE(budget.take()->bytes(), PageBudget::kLargestShare);
    QCOMPARE(budget.taken(), 0);
}

void tst_PageBudget::manyReaders_getLess_andTogetherABoundedAmount()
{
    PageBudget budget;
    std::vector<std::shared_ptr<PageBudget::Share>> shares;
    for (int i = 0; i < 32; ++i) {
        shares.push_back(budget.take());
        QVERIFY(shares.back()->bytes() >= PageBudget::kSmallestShare);
        QVERIFY(i == 0 || shares[size_t(i)]->bytes() <= shares[size_t(i) - 1]->bytes());
    }
    QVERIFY(budget.taken() <= PageBudget::kTotal + 32 * PageBudget::kSmallestShare);
}

void tst_PageBudget::shares_areGivenBack()
{
    PageBudget budget;
    const auto first = budget.take();
    {
        const auto second = budget.take();
        second->shrinkTo(1000);
        QCOMPARE(second->bytes(), 1000);
        second->shrinkTo(5000);
        QCOMPARE(budget.taken(), PageBudget::kLargestShare + 1000);
    }
    QCOMPARE(budget.taken(), PageBudget::kLargestShare);
}

void tst_PageBudget::share_mayOutliveTheBudget()
{
    std::optional<PageBudget> budget(std::in_place);
    const auto share = budget->take();
    budget.reset();
    share->shrinkTo(1);
}

void tst_PageBudget::manyThreads_loseNothing()
{
    PageBudget budget;
    std::vector<std::thread> readers;
    readers.reserve(8);
    for (int i = 0; i < 8; ++i)
        readers.emplace_back([&budget] {
            for (int page = 0; page < 10'000; ++page) {
                const auto share = budget.take();
                share->shrinkTo(share->bytes() / 2);
            }
        });
    for (std::thread& reader : readers)
        reader.join();
    QCOMPARE(budget.taken(), 0);
}

QTEST_GUILESS_MAIN(tst_PageBudget)
#include "tst_PageBudget.moc"
