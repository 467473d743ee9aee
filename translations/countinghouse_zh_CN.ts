<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message>
        <source>Correct and send again…</source>
        <translation>更正后重发…</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>打开订单</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the order</source>
        <translation>
            <numerusform>订单中的 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>counted %1, expected %2</source>
        <translation>实盘 %1，账面 %2</translation>
    </message>
    <message>
        <source>Parcel %1</source>
        <translation>包裹 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) packed</source>
        <translation>
            <numerusform>已备货 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Being sent now</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Waits for the refused change before it</source>
        <translation>等待前一条被拒绝的改动处理完</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Sent in %1</source>
        <translation>%1后发送</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) failed; the next now</source>
        <translation>
            <numerusform>已失败 %n 次，正在重试</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) failed; the next in %1</source>
        <translation>
            <numerusform>已失败 %n 次，%1后重试</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still trying: %n attempt(s), the next now</source>
        <translation>
            <numerusform>仍在重试：已试 %n 次，正在再试</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still trying: %n attempt(s), the next in %1</source>
        <translation>
            <numerusform>仍在重试：已试 %n 次，%1后再试</numerusform>
        </translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation>保存的视图</translation>
    </message>
    <message>
        <source>Stock take</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>without an id</source>
        <translation>无编号</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>OrderCells</name>
    <message>
        <source>%1 +%2</source>
        <comment>title of the first line, how many other lines</comment>
        <translation>%1 +%2</translation>
    </message>
    <message numerus="yes">
        <source>Late: %Ln unit(s) still to ship</source>
        <translation>
            <numerusform>逾期：还有 %Ln 件未发</numerusform>
        </translation>
    </message>
    <message>
        <source>At the service: %1</source>
        <translation>服务端：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Refunded: %1</source>
        <translation>已退款：%1</translation>
    </message>
    <message>
        <source>late</source>
        <translation>逾期</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused</source>
        <translation>
            <numerusform>%Ln 条改动被拒绝</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) waiting to be sent</source>
        <translation>
            <numerusform>%Ln 条改动等待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>已挂起</translation>
    </message>
</context>
<context>
    <name>OrderColumns</name>
    <message>
        <source>Order</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Fulfilment</source>
        <translation>备货进度</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>应发时间</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>发货时间</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
</context>
<context>
    <name>OrderExport</name>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a time and its zone</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Fulfilment</source>
        <translation>备货进度</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>应发时间</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>发货时间</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>取消时间</translation>
    </message>
    <message>
        <source>Reason of cancellation</source>
        <translation>取消原因</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Address 1</source>
        <translation>地址 1</translation>
    </message>
    <message>
        <source>Address 2</source>
        <translation>地址 2</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省/州</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>商品行</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Units to ship</source>
        <translation>待发件数</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Tracking numbers</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付金额</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>退款金额</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>商品名称</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已备货数量</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>已退回库存</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Line total</source>
        <translation>行合计</translation>
    </message>
</context>
<context>
    <name>OrderFilter</name>
    <message>
        <source>, </source>
        <comment>between the values of a filter</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from day, to day</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from amount, to amount</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>不低于 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>不高于 %1</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日应发</translation>
    </message>
    <message>
        <source>Ship by %1</source>
        <translation>应发 %1</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Not on hold</source>
        <translation>未挂起</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order number(s)</source>
        <translation>
            <numerusform>%Ln 个订单号</numerusform>
        </translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Not</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Fulfilment</source>
        <translation>备货进度</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Order numbers</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a filter and its value</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ch::app::DeskSession</name>
    <message>
        <source>Opening the shop…</source>
        <translation>正在打开店铺…</translation>
    </message>
    <message>
        <source>This takes longer than usual.</source>
        <translation>比平时稍慢一些。</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>What was kept here was damaged and is set aside as %1. Saved of what waits to be sent: %2. Everything else is fetched again.</source>
        <translation>本机数据已损坏，已另存为 %1。等待发送的改动已保留 %2 条，其余将重新获取。</translation>
    </message>
    <message>
        <source>There is no order %1 here</source>
        <translation>本机没有订单 %1</translation>
    </message>
</context>
<context>
    <name>ch::app::Program</name>
    <message>
        <source>Starting the demo shop…</source>
        <translation>正在启动演示店铺…</translation>
    </message>
    <message>
        <source>The demo shop could not be started</source>
        <translation>演示店铺无法启动</translation>
    </message>
</context>
<context>
    <name>ch::ui::AccountSection</name>
    <message numerus="yes">
        <source>%n change(s) have not reached the service yet. They stay in this profile, and are sent once %1 signs in again.</source>
        <translation>
            <numerusform>有 %n 条改动尚未送达服务。它们会留在本机档案中，待 %1 再次登录后发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is here stays on this computer, for the next time that you sign in.</source>
        <translation>本机数据会保留，下次登录时可继续使用。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Currency and time zone</source>
        <translation>币种与时区</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>退出登录…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>保持登录</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>无人登录。</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>已登录：%1。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ActivityDetail</name>
    <message>
        <source>%1 (%2)</source>
        <comment>action, keys</comment>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>What is done here is done with each of them.</source>
        <translation>此处的操作对每一项生效。</translation>
    </message>
    <message>
        <source>Decided %1</source>
        <translation>操作于 %1</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>填写内容</translation>
    </message>
    <message>
        <source>First sent</source>
        <translation>首次发送</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>下次尝试</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Version now</source>
        <translation>现版本</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>追踪号</translation>
    </message>
    <message>
        <source>It was sent and may have happened, so it cannot be taken back. It goes on by itself, and never happens twice.</source>
        <translation>已发送过，可能已经生效，因此不能撤回。系统会自动继续重试，且绝不会重复执行。</translation>
    </message>
    <message>
        <source>A person decided that it is not sent.</source>
        <translation>已由人工决定不发送。</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Received %1</source>
        <translation>收到于 %1</translation>
    </message>
    <message>
        <source>This program could not understand what the service sent about it. Everything else goes on; it is read again when the service sends it anew, or with a newer version of the program.</source>
        <translation>本程序无法识别服务发来的这条记录。其余一切照常；服务再次发送或升级程序后会重新读取。</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订号</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到时间</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)? Nothing is sent; it stays listed as discarded.</source>
        <translation>
            <numerusform>放弃这 %n 条改动？不会发送，但仍会列为已放弃。</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>ch::ui::ActivityList</name>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Fewer or other words may find it.</source>
        <translation>换个或减少关键词试试。</translation>
    </message>
    <message>
        <source>Refused changes</source>
        <translation>被拒绝的改动</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>没有需要处理的事项</translation>
    </message>
    <message>
        <source>Changes that the service refuses are kept here, with the reason and what can be done.</source>
        <translation>被服务拒绝的改动会保留在这里，并说明原因和处理办法。</translation>
    </message>
    <message>
        <source>Waiting changes</source>
        <translation>等待中的改动</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有等待中的改动</translation>
    </message>
    <message>
        <source>Everything that was done here has reached the service.</source>
        <translation>本机的所有操作都已送达服务。</translation>
    </message>
    <message>
        <source>Records set aside</source>
        <translation>搁置的记录</translation>
    </message>
    <message>
        <source>Nothing was set aside</source>
        <translation>没有搁置的记录</translation>
    </message>
    <message>
        <source>A record from the service that cannot be read is kept here, and everything else goes on.</source>
        <translation>无法读取的服务记录会保留在这里，其余一切照常。</translation>
    </message>
    <message>
        <source>Changes made on this device</source>
        <translation>本机所做的改动</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无内容</translation>
    </message>
    <message>
        <source>What is done on this device is listed here for 30 days.</source>
        <translation>本机的操作会在此保留 30 天。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ActivityPage</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Done on this device</source>
        <translation>本机已完成</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>section, how many</comment>
        <translation>%1  %2</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to be sent again</source>
        <translation>
            <numerusform>%n 条改动将重新发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) discarded</source>
        <translation>
            <numerusform>已放弃 %n 条改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) taken back</source>
        <translation>
            <numerusform>已撤回 %n 条改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) had been sent already</source>
        <translation>
            <numerusform>%n 条改动已经发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) had been decided already</source>
        <translation>
            <numerusform>%n 条改动此前已处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>详情已复制</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Search activity</source>
        <translation>搜索动态</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分区</translation>
    </message>
</context>
<context>
    <name>ch::ui::AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Dates and amounts are written as is usual in it.</source>
        <translation>日期和金额按该语言的习惯书写。</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>界面大小</translation>
    </message>
    <message>
        <source>Applies when the program starts the next time.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The size changes to %1 % when the program starts the next time.</source>
        <translation>下次启动时界面大小变为 %1 %。</translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkEligibility</name>
    <message numerus="yes">
        <source>Checking %n order(s)…</source>
        <translation>
            <numerusform>正在检查 %n 张订单…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) selected</source>
        <translation>
            <numerusform>已选 %n 张订单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n possible</source>
        <translation>
            <numerusform>%n 张可操作</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not possible</source>
        <translation>
            <numerusform>%n 张不可操作</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n order(s)</source>
        <translation>
            <numerusform>%1 – %n 张订单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> 等另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking: %1 of %2…</source>
        <translation>正在检查：%1／%2…</translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkResultModel</name>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkResults</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %1／%2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 张失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>%n 张已撤回</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 条等待</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for the service to be reached</source>
        <translation>
            <numerusform>%n 张等待连接服务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %n failed</source>
        <translation>
            <numerusform>重试失败的 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>不可操作</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkSheet</name>
    <message>
        <source>Ship orders</source>
        <translation>批量发货</translation>
    </message>
    <message>
        <source>Complete orders</source>
        <translation>批量完成</translation>
    </message>
    <message>
        <source>Release holds</source>
        <translation>批量解除挂起</translation>
    </message>
    <message>
        <source>Put orders on hold</source>
        <translation>批量挂起</translation>
    </message>
    <message>
        <source>Add a note to orders</source>
        <translation>批量添加备注</translation>
    </message>
    <message>
        <source>Cancel orders</source>
        <translation>批量取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n order(s)</source>
        <comment>what is done: to how many</comment>
        <translation>
            <numerusform>%1：%n 张订单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkShipForm</name>
    <message>
        <source>Orders to ship</source>
        <translation>待发订单</translation>
    </message>
    <message>
        <source>Carrier of all parcels</source>
        <translation>全部包裹的快递</translation>
    </message>
    <message>
        <source>Tell the customers</source>
        <translation>通知客户</translation>
    </message>
    <message>
        <source>Tracking number: at least one order needs one.</source>
        <translation>运单号：至少一张订单要填写。</translation>
    </message>
    <message numerus="yes">
        <source>%n without a tracking number: not shipped. Type, scan or paste a column of numbers.</source>
        <translation>
            <numerusform>%n 张没有运单号：不发货。可输入、扫描或粘贴一列运单号。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::BulkShipModel</name>
    <message>
        <source>Tracking number of %1: %2</source>
        <translation>%1 的运单号：%2</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
</context>
<context>
    <name>ch::ui::CancelForm</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Optional; stays in the order&apos;s timeline.</source>
        <translation>选填；会留在订单时间线中。</translation>
    </message>
</context>
<context>
    <name>ch::ui::CarrierRow</name>
    <message>
        <source>Remove this carrier</source>
        <translation>移除此快递</translation>
    </message>
    <message>
        <source>A carrier needs a name.</source>
        <translation>请填写快递名称。</translation>
    </message>
    <message>
        <source>There is already a carrier with this name.</source>
        <translation>已有同名快递。</translation>
    </message>
    <message>
        <source>Name of the carrier</source>
        <translation>快递名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Tracking address</source>
        <translation>查询网址</translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation>网址必须以 https:// 开头。</translation>
    </message>
    <message>
        <source>That is no address of a web page.</source>
        <translation>这不是有效的网址。</translation>
    </message>
    <message>
        <source>Write {tracking} where the tracking number belongs.</source>
        <translation>请在运单号的位置写 {tracking}。</translation>
    </message>
</context>
<context>
    <name>ch::ui::CarriersSection</name>
    <message>
        <source>Carriers</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>They are offered when a parcel is shipped. The address of the tracking page is optional; {tracking} stands for the number.</source>
        <translation>发货时可供选择。查询网址可不填；{tracking} 代表运单号。</translation>
    </message>
    <message>
        <source>Add a carrier</source>
        <translation>添加快递</translation>
    </message>
</context>
<context>
    <name>ch::ui::Chip</name>
    <message>
        <source>Remove this filter</source>
        <translation>移除此筛选</translation>
    </message>
    <message>
        <source>Filter. Enter changes it, Delete removes it.</source>
        <translation>筛选。Enter 修改，Delete 移除。</translation>
    </message>
    <message>
        <source>Filter. Enter changes it.</source>
        <translation>筛选。Enter 修改。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ColumnChooser</name>
    <message>
        <source>Sort ascending</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>降序</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>隐藏“%1”</translation>
    </message>
</context>
<context>
    <name>ch::ui::ColumnHeader</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>ch::ui::ColumnPopover</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Drag, or Alt+Up and Alt+Down, to put them in order</source>
        <translation>拖动，或按 Alt+↑ 和 Alt+↓ 排列顺序</translation>
    </message>
    <message>
        <source>Back to standard</source>
        <translation>恢复默认</translation>
    </message>
</context>
<context>
    <name>ch::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Order number, customer, or what to do</source>
        <translation>订单号、客户或操作</translation>
    </message>
    <message>
        <source>Find an order or an action</source>
        <translation>查找订单或操作</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Nothing here by that name</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>↑ ↓ choose    Enter open    Esc close</source>
        <translation>↑ ↓ 选择    Enter 打开    Esc 关闭</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
</context>
<context>
    <name>ch::ui::ConflictPanel</name>
    <message>
        <source>Refused: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>Copy details for support</source>
        <translation>复制详情以供支持</translation>
    </message>
    <message>
        <source>Details copied.</source>
        <translation>详情已复制。</translation>
    </message>
    <message>
        <source>You wanted</source>
        <translation>您的操作</translation>
    </message>
    <message>
        <source>The service has</source>
        <translation>服务端现状</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>what happened, when, who</comment>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>Since then</source>
        <translation>此后变化</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>As it is, for the order as it is now.</source>
        <translation>按原样重发，针对订单现状。</translation>
    </message>
    <message>
        <source>Edit and send…</source>
        <translation>修改后发送…</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>What you wanted is given up; it stays listed as discarded.</source>
        <translation>放弃此操作；仍会列为已放弃。</translation>
    </message>
    <message>
        <source>Discard the change</source>
        <translation>放弃此改动</translation>
    </message>
    <message>
        <source>This version of the program cannot read what was wanted. It can only be discarded.</source>
        <translation>此版本的程序无法读取该操作，只能放弃。</translation>
    </message>
    <message>
        <source>Sent again, it would be refused again: %1</source>
        <translation>重发仍会被拒绝：%1</translation>
    </message>
    <message>
        <source>Sent again.</source>
        <translation>已重新发送。</translation>
    </message>
    <message>
        <source>Discarded.</source>
        <translation>已放弃。</translation>
    </message>
    <message>
        <source>It was decided already.</source>
        <translation>此前已处理。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ConflictWords</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1，至 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>status, reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) left</source>
        <translation>
            <numerusform>剩余 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing left</source>
        <translation>无剩余</translation>
    </message>
    <message>
        <source>no parcel</source>
        <translation>无包裹</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>all that was left</source>
        <translation>全部剩余</translation>
    </message>
    <message>
        <source>Parcel %1</source>
        <translation>包裹 %1</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已备货</translation>
    </message>
    <message>
        <source>%1 of %2 units</source>
        <translation>%1／%2 件</translation>
    </message>
    <message>
        <source>on version %1</source>
        <translation>基于版本 %1</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ch::ui::CopyField</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <comment>name of a field</comment>
        <translation>复制%1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>ch::ui::CorrectionSheet</name>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>It was decided already: it is no longer refused.</source>
        <translation>已处理过：不再是被拒绝状态。</translation>
    </message>
</context>
<context>
    <name>ch::ui::Country</name>
    <message>
        <source>United Arab Emirates</source>
        <translation>阿联酋</translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation>阿根廷</translation>
    </message>
    <message>
        <source>Austria</source>
        <translation>奥地利</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>澳大利亚</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>比利时</translation>
    </message>
    <message>
        <source>Bulgaria</source>
        <translation>保加利亚</translation>
    </message>
    <message>
        <source>Bahrain</source>
        <translation>巴林</translation>
    </message>
    <message>
        <source>Brazil</source>
        <translation>巴西</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>加拿大</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>瑞士</translation>
    </message>
    <message>
        <source>Chile</source>
        <translation>智利</translation>
    </message>
    <message>
        <source>China</source>
        <translation>中国</translation>
    </message>
    <message>
        <source>Colombia</source>
        <translation>哥伦比亚</translation>
    </message>
    <message>
        <source>Cyprus</source>
        <translation>塞浦路斯</translation>
    </message>
    <message>
        <source>Czechia</source>
        <translation>捷克</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>德国</translation>
    </message>
    <message>
        <source>Denmark</source>
        <translation>丹麦</translation>
    </message>
    <message>
        <source>Estonia</source>
        <translation>爱沙尼亚</translation>
    </message>
    <message>
        <source>Egypt</source>
        <translation>埃及</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>西班牙</translation>
    </message>
    <message>
        <source>Finland</source>
        <translation>芬兰</translation>
    </message>
    <message>
        <source>France</source>
        <translation>法国</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>英国</translation>
    </message>
    <message>
        <source>Gibraltar</source>
        <translation>直布罗陀</translation>
    </message>
    <message>
        <source>Greece</source>
        <translation>希腊</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>香港</translation>
    </message>
    <message>
        <source>Croatia</source>
        <translation>克罗地亚</translation>
    </message>
    <message>
        <source>Hungary</source>
        <translation>匈牙利</translation>
    </message>
    <message>
        <source>Indonesia</source>
        <translation>印度尼西亚</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>爱尔兰</translation>
    </message>
    <message>
        <source>Israel</source>
        <translation>以色列</translation>
    </message>
    <message>
        <source>India</source>
        <translation>印度</translation>
    </message>
    <message>
        <source>Iceland</source>
        <translation>冰岛</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>意大利</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>日本</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>韩国</translation>
    </message>
    <message>
        <source>Kuwait</source>
        <translation>科威特</translation>
    </message>
    <message>
        <source>Lebanon</source>
        <translation>黎巴嫩</translation>
    </message>
    <message>
        <source>Liechtenstein</source>
        <translation>列支敦士登</translation>
    </message>
    <message>
        <source>Lithuania</source>
        <translation>立陶宛</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>卢森堡</translation>
    </message>
    <message>
        <source>Latvia</source>
        <translation>拉脱维亚</translation>
    </message>
    <message>
        <source>Monaco</source>
        <translation>摩纳哥</translation>
    </message>
    <message>
        <source>Macao</source>
        <translation>澳门</translation>
    </message>
    <message>
        <source>Malta</source>
        <translation>马耳他</translation>
    </message>
    <message>
        <source>Mexico</source>
        <translation>墨西哥</translation>
    </message>
    <message>
        <source>Malaysia</source>
        <translation>马来西亚</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>荷兰</translation>
    </message>
    <message>
        <source>Norway</source>
        <translation>挪威</translation>
    </message>
    <message>
        <source>New Zealand</source>
        <translation>新西兰</translation>
    </message>
    <message>
        <source>Philippines</source>
        <translation>菲律宾</translation>
    </message>
    <message>
        <source>Poland</source>
        <translation>波兰</translation>
    </message>
    <message>
        <source>Portugal</source>
        <translation>葡萄牙</translation>
    </message>
    <message>
        <source>Qatar</source>
        <translation>卡塔尔</translation>
    </message>
    <message>
        <source>Romania</source>
        <translation>罗马尼亚</translation>
    </message>
    <message>
        <source>Serbia</source>
        <translation>塞尔维亚</translation>
    </message>
    <message>
        <source>Russia</source>
        <translation>俄罗斯</translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation>沙特阿拉伯</translation>
    </message>
    <message>
        <source>Sweden</source>
        <translation>瑞典</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>新加坡</translation>
    </message>
    <message>
        <source>Slovenia</source>
        <translation>斯洛文尼亚</translation>
    </message>
    <message>
        <source>Slovakia</source>
        <translation>斯洛伐克</translation>
    </message>
    <message>
        <source>Thailand</source>
        <translation>泰国</translation>
    </message>
    <message>
        <source>Turkey</source>
        <translation>土耳其</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>台湾</translation>
    </message>
    <message>
        <source>Ukraine</source>
        <translation>乌克兰</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>美国</translation>
    </message>
    <message>
        <source>Vietnam</source>
        <translation>越南</translation>
    </message>
    <message>
        <source>South Africa</source>
        <translation>南非</translation>
    </message>
</context>
<context>
    <name>ch::ui::DoctorCard</name>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Checking the connection…</source>
        <translation>正在检查连接…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Order service</source>
        <translation>订单服务</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>用户名和密码</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Being checked…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Not tried</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>The address makes sense.</source>
        <translation>地址格式正确。</translation>
    </message>
    <message>
        <source>The server can be reached.</source>
        <translation>服务器可以访问。</translation>
    </message>
    <message>
        <source>Not needed: the service is on this very machine.</source>
        <translation>无需加密：服务就在本机。</translation>
    </message>
    <message>
        <source>The connection is encrypted, and the server is who it says it is.</source>
        <translation>连接已加密，服务器身份可信。</translation>
    </message>
    <message>
        <source>An order service answers there.</source>
        <translation>订单服务有应答。</translation>
    </message>
    <message>
        <source>They are right.</source>
        <translation>正确。</translation>
    </message>
    <message>
        <source>This user may read orders.</source>
        <translation>该用户可以读取订单。</translation>
    </message>
    <message>
        <source>Nobody answers there. Check the address, the network, and that the service runs.</source>
        <translation>无人应答。请检查地址、网络以及服务是否在运行。</translation>
    </message>
    <message>
        <source>Something takes the call and says nothing. Check the address, or ask whoever looks after the service.</source>
        <translation>已接通但没有应答。请检查地址，或询问服务管理员。</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>ch::ui::DomainWords</name>
    <message>
        <source>Customer&apos;s wish</source>
        <translation>客户要求</translation>
    </message>
    <message>
        <source>Shop&apos;s decision</source>
        <translation>店铺决定</translation>
    </message>
    <message>
        <source>Suspected fraud</source>
        <translation>疑似欺诈</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Not paid in time</source>
        <translation>超时未付款</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Goods received</source>
        <translation>收货入库</translation>
    </message>
    <message>
        <source>Returned by a customer</source>
        <translation>客户退货</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实盘</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Unpaid</source>
        <comment>status of an order</comment>
        <translation>待付款</translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>status of an order</comment>
        <translation>待发货</translation>
    </message>
    <message>
        <source>Shipped</source>
        <comment>status of an order</comment>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>status of an order</comment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>status of an order</comment>
        <translation>已取消</translation>
    </message>
    <message>
        <source>To pack</source>
        <comment>how far the goods are</comment>
        <translation>待备货</translation>
    </message>
    <message>
        <source>Packing</source>
        <comment>how far the goods are</comment>
        <translation>备货中</translation>
    </message>
    <message>
        <source>Packed</source>
        <comment>how far the goods are</comment>
        <translation>已备货</translation>
    </message>
    <message>
        <source>Part shipped</source>
        <comment>how far the goods are</comment>
        <translation>部分发货</translation>
    </message>
    <message>
        <source>All shipped</source>
        <comment>how far the goods are</comment>
        <translation>全部发出</translation>
    </message>
    <message>
        <source>Merchant</source>
        <comment>role</comment>
        <translation>商家</translation>
    </message>
    <message>
        <source>Manager</source>
        <comment>role</comment>
        <translation>经理</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <comment>role</comment>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Storefront</source>
        <comment>role</comment>
        <translation>店面</translation>
    </message>
    <message>
        <source>Ship</source>
        <comment>what was done</comment>
        <translation>发货</translation>
    </message>
    <message>
        <source>Correct tracking</source>
        <comment>what was done</comment>
        <translation>更正运单</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>what was done</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Complete</source>
        <comment>what was done</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>Hold</source>
        <comment>what was done</comment>
        <translation>挂起</translation>
    </message>
    <message>
        <source>End hold</source>
        <comment>what was done</comment>
        <translation>解除挂起</translation>
    </message>
    <message>
        <source>Add note</source>
        <comment>what was done</comment>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Pack</source>
        <comment>what was done</comment>
        <translation>备货</translation>
    </message>
    <message>
        <source>Adjust stock</source>
        <comment>what was done</comment>
        <translation>调整库存</translation>
    </message>
    <message>
        <source>Count stock</source>
        <comment>what was done</comment>
        <translation>盘点库存</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>state of a change</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Sending</source>
        <comment>state of a change</comment>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>state of a change</comment>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of a change</comment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Discarded</source>
        <comment>state of a change</comment>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Order placed</source>
        <comment>timeline</comment>
        <translation>下单</translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>timeline</comment>
        <translation>付款</translation>
    </message>
    <message>
        <source>Payment refused</source>
        <comment>timeline</comment>
        <translation>付款被拒绝</translation>
    </message>
    <message>
        <source>Shipped</source>
        <comment>timeline</comment>
        <translation>发货</translation>
    </message>
    <message>
        <source>Tracking corrected</source>
        <comment>timeline</comment>
        <translation>更正运单</translation>
    </message>
    <message>
        <source>Receipt confirmed</source>
        <comment>timeline</comment>
        <translation>确认收货</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>timeline</comment>
        <translation>取消</translation>
    </message>
    <message>
        <source>Closed, not paid in time</source>
        <comment>timeline</comment>
        <translation>超时未付款关闭</translation>
    </message>
    <message>
        <source>Refunded</source>
        <comment>timeline</comment>
        <translation>退款</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <comment>timeline</comment>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Hold ended</source>
        <comment>timeline</comment>
        <translation>解除挂起</translation>
    </message>
    <message>
        <source>Hold ran out</source>
        <comment>timeline</comment>
        <translation>挂起到期</translation>
    </message>
    <message>
        <source>Packing begun</source>
        <comment>timeline</comment>
        <translation>开始备货</translation>
    </message>
    <message>
        <source>Packing given back</source>
        <comment>timeline</comment>
        <translation>交还备货</translation>
    </message>
    <message>
        <source>Packing taken over</source>
        <comment>timeline</comment>
        <translation>接手备货</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>timeline</comment>
        <translation>备注</translation>
    </message>
    <message>
        <source>Packed</source>
        <comment>timeline</comment>
        <translation>备货</translation>
    </message>
    <message>
        <source>Edited</source>
        <comment>timeline</comment>
        <translation>修改</translation>
    </message>
    <message>
        <source>Printed</source>
        <comment>timeline</comment>
        <translation>打印</translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>timeline</comment>
        <translation>导入</translation>
    </message>
</context>
<context>
    <name>ch::ui::EditAddressSheet</name>
    <message>
        <source>Customer and address</source>
        <translation>客户与地址</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer&apos;s name</source>
        <translation>客户姓名</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Customer&apos;s phone</source>
        <translation>客户电话</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>街道门牌</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>地址第二行</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省/州</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Two letters of ISO 3166, such as DE or CN.</source>
        <translation>ISO 3166 两位字母，如 DE 或 CN。</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>应发时间</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>Customer and address of %1 saved.</source>
        <translation>%1 的客户与地址已保存。</translation>
    </message>
</context>
<context>
    <name>ch::ui::EditOnlineSheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>This is done at the service at once and never queued. It cannot be reached now.</source>
        <translation>此操作须由服务立即执行，不会排队。现在无法连接服务。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ErrorWords</name>
    <message>
        <source>The order is “%1” by now, which does not allow this step.</source>
        <translation>订单现为“%1”，不允许此操作。</translation>
    </message>
    <message>
        <source>The order&apos;s state does not allow this step.</source>
        <translation>订单状态不允许此操作。</translation>
    </message>
    <message>
        <source>Look at the order as it is now and decide anew.</source>
        <translation>请查看订单现状再决定。</translation>
    </message>
    <message>
        <source>%1 is reserved by orders: %2.</source>
        <translation>%1 已被这些订单占用：%2。</translation>
    </message>
    <message>
        <source>Ship or cancel those orders first, or change the quantity.</source>
        <translation>请先发出或取消这些订单，或更改数量。</translation>
    </message>
    <message numerus="yes">
        <source>Only %n of %1 left.</source>
        <translation>
            <numerusform>%1 仅剩 %n 件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Lower the quantity, or correct the stock if more is on the shelf.</source>
        <translation>请减少数量；若货架上实有更多，请更正库存。</translation>
    </message>
    <message>
        <source>There is not enough stock.</source>
        <translation>库存不足。</translation>
    </message>
    <message numerus="yes">
        <source>The stock changed while it was counted: it is %n now.</source>
        <translation>
            <numerusform>盘点期间库存有变：现为 %n。</numerusform>
        </translation>
    </message>
    <message>
        <source>The stock changed while it was counted.</source>
        <translation>盘点期间库存有变。</translation>
    </message>
    <message>
        <source>Count again.</source>
        <translation>请重新盘点。</translation>
    </message>
    <message>
        <source>The order is on hold.</source>
        <translation>订单已挂起。</translation>
    </message>
    <message>
        <source>The order is on hold: %1.</source>
        <translation>订单已挂起：%1。</translation>
    </message>
    <message>
        <source>End the hold first.</source>
        <translation>请先解除挂起。</translation>
    </message>
    <message>
        <source>Somebody else is packing this order.</source>
        <translation>其他人正在备货此订单。</translation>
    </message>
    <message>
        <source>Take it over, or pack another one.</source>
        <translation>请接手，或备货其他订单。</translation>
    </message>
    <message>
        <source>%1 is packing this order.</source>
        <translation>%1 正在备货此订单。</translation>
    </message>
    <message>
        <source>%1 is packing this order at %2.</source>
        <translation>%1 正在 %2 备货此订单。</translation>
    </message>
    <message>
        <source>Ask, take it over, or pack another one.</source>
        <translation>请询问对方、接手，或备货其他订单。</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile; the order is “%1” now.</source>
        <translation>期间有他人改动；订单现为“%1”。</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile.</source>
        <translation>期间有他人改动。</translation>
    </message>
    <message>
        <source>Compare both versions and decide anew.</source>
        <translation>请对照两个版本再决定。</translation>
    </message>
    <message>
        <source>Something that was entered is not acceptable.</source>
        <translation>填写的内容有不可接受之处。</translation>
    </message>
    <message>
        <source>Not acceptable: %1.</source>
        <translation>不可接受：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Correct it and send it again.</source>
        <translation>请更正后重新发送。</translation>
    </message>
    <message>
        <source>The service did not understand this request.</source>
        <translation>服务无法理解此请求。</translation>
    </message>
    <message>
        <source>The service did not understand: %1.</source>
        <translation>服务无法理解：%1。</translation>
    </message>
    <message>
        <source>Correct it. If nothing seems wrong, update the program.</source>
        <translation>请更正；若看不出问题，请升级程序。</translation>
    </message>
    <message>
        <source>This program and the service did not understand each other.</source>
        <translation>本程序与服务无法相互理解。</translation>
    </message>
    <message>
        <source>Update the program, or copy the details for whoever looks after the service.</source>
        <translation>请升级程序，或复制详情交给服务管理员。</translation>
    </message>
    <message>
        <source>That was more than the service takes at once.</source>
        <translation>超出服务一次能接收的量。</translation>
    </message>
    <message>
        <source>Shorten it or do it in smaller parts.</source>
        <translation>请缩短或分批进行。</translation>
    </message>
    <message>
        <source>The service did not get this in time.</source>
        <translation>服务未能及时收到。</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>会自动重试。</translation>
    </message>
    <message>
        <source>The session ended.</source>
        <translation>登录已失效。</translation>
    </message>
    <message>
        <source>Sign in again; nothing that waits is lost.</source>
        <translation>请重新登录；等待中的改动不会丢失。</translation>
    </message>
    <message>
        <source>Too many attempts in a short time.</source>
        <translation>短时间内尝试过多。</translation>
    </message>
    <message>
        <source>The service is busy or being restarted.</source>
        <translation>服务繁忙或正在重启。</translation>
    </message>
    <message>
        <source>The name or the password is not right, or the session ended.</source>
        <translation>用户名或密码不正确，或登录已失效。</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>请重新登录。</translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation>您的角色无权执行此操作。</translation>
    </message>
    <message>
        <source>Ask a merchant of the shop.</source>
        <translation>请联系店铺的商家角色。</translation>
    </message>
    <message>
        <source>It does not exist, or no longer.</source>
        <translation>不存在或已不存在。</translation>
    </message>
    <message>
        <source>Check the number.</source>
        <translation>请核对编号。</translation>
    </message>
    <message>
        <source>The order was closed before this payment came.</source>
        <translation>付款到达前订单已关闭。</translation>
    </message>
    <message>
        <source>The payment is kept on the order; refund it.</source>
        <translation>款项已记在订单上，请退款。</translation>
    </message>
    <message>
        <source>The service is still working on the same request.</source>
        <translation>服务仍在处理同一请求。</translation>
    </message>
    <message>
        <source>It is asked again by itself.</source>
        <translation>会自动再次查询。</translation>
    </message>
    <message>
        <source>There is already an order with this number.</source>
        <translation>已有相同编号的订单。</translation>
    </message>
    <message>
        <source>Choose another number.</source>
        <translation>请换一个编号。</translation>
    </message>
    <message>
        <source>The service was restored or moved.</source>
        <translation>服务已恢复或迁移。</translation>
    </message>
    <message>
        <source>Everything is fetched anew; what waits to be sent stays.</source>
        <translation>全部数据将重新获取；等待发送的改动保留。</translation>
    </message>
    <message>
        <source>This change was already sent once with other content.</source>
        <translation>此改动曾以其他内容发送过。</translation>
    </message>
    <message>
        <source>Look at the order as it is now; send again what is missing.</source>
        <translation>请查看订单现状，再发送缺少的部分。</translation>
    </message>
    <message>
        <source>The service no longer works with this version of the program.</source>
        <translation>服务不再支持此版本的程序。</translation>
    </message>
    <message>
        <source>Update the program; what waits is kept until then.</source>
        <translation>请升级程序；等待中的改动会一直保留。</translation>
    </message>
    <message>
        <source>The service made a mistake.</source>
        <translation>服务出错。</translation>
    </message>
    <message>
        <source>Try again; if it stays, copy the details for whoever looks after the service.</source>
        <translation>请重试；若仍如此，请复制详情交给服务管理员。</translation>
    </message>
    <message>
        <source>Another window or program has this shop open.</source>
        <translation>另一窗口或程序已打开此店铺。</translation>
    </message>
    <message>
        <source>Close it there first, or go on there.</source>
        <translation>请先在那里关闭，或在那里继续。</translation>
    </message>
    <message>
        <source>This profile belongs to another user or another shop.</source>
        <translation>此档案属于其他用户或店铺。</translation>
    </message>
    <message>
        <source>Sign in as the same user, or add a shop of its own for this one.</source>
        <translation>请以同一用户登录，或为此另行添加店铺。</translation>
    </message>
    <message>
        <source>The folder of this profile cannot be used.</source>
        <translation>此档案的文件夹无法使用。</translation>
    </message>
    <message>
        <source>Check that the disk has room and that you may write there.</source>
        <translation>请检查磁盘空间和写入权限。</translation>
    </message>
    <message>
        <source>A newer version of the program has used this profile.</source>
        <translation>此档案已被更新版本的程序使用。</translation>
    </message>
    <message>
        <source>Update this program; the data was not touched.</source>
        <translation>请升级本程序；数据未被改动。</translation>
    </message>
    <message>
        <source>Unusually many records vanished at the service.</source>
        <translation>服务端有异常多的记录消失。</translation>
    </message>
    <message>
        <source>Nothing was removed here. Ask whether that was meant, then accept it.</source>
        <translation>本机未删除任何内容。请先确认是否有意为之，再接受。</translation>
    </message>
    <message>
        <source>An earlier change of the same order was refused.</source>
        <translation>同一订单较早的改动被拒绝。</translation>
    </message>
    <message>
        <source>Decide on that one; this one follows by itself.</source>
        <translation>请先处理那一条，此条随后自动进行。</translation>
    </message>
    <message>
        <source>Money is only moved while the service can be reached.</source>
        <translation>资金操作须在服务可连接时进行。</translation>
    </message>
    <message>
        <source>Nothing was done. Try again when the connection is back.</source>
        <translation>未执行任何操作。请在连接恢复后重试。</translation>
    </message>
    <message>
        <source>This system has no safe place for the session.</source>
        <translation>本系统没有安全存放登录状态的地方。</translation>
    </message>
    <message>
        <source>You stay signed in until the program ends, and sign in again after that.</source>
        <translation>程序退出前保持登录，之后需重新登录。</translation>
    </message>
    <message>
        <source>The system&apos;s store of secrets refused the session.</source>
        <translation>系统的密码存储拒绝保存登录状态。</translation>
    </message>
    <message>
        <source>Unlock it and allow this program, or sign in again after each start.</source>
        <translation>请解锁并允许本程序，或每次启动后重新登录。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted, so nothing was sent.</source>
        <translation>服务器证书不可信，未发送任何内容。</translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s clock. A private authority&apos;s certificate can be added when signing in.</source>
        <translation>请检查地址和本机时钟。私有机构的证书可在登录时添加。</translation>
    </message>
    <message>
        <source>A proxy on the way did not let the program through.</source>
        <translation>途中的代理不允许本程序通过。</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings.</source>
        <translation>请检查系统的代理设置。</translation>
    </message>
    <message>
        <source>The server sends us to another address, where we do not go.</source>
        <translation>服务器要求转到其他地址，已拒绝。</translation>
    </message>
    <message>
        <source>Enter the service&apos;s own address. On a guest network, sign in to the network first.</source>
        <translation>请填写服务本身的地址。若在访客网络，请先登录网络。</translation>
    </message>
    <message>
        <source>What answered is no order service.</source>
        <translation>应答的不是订单服务。</translation>
    </message>
    <message>
        <source>Check the address. On a guest network, sign in to the network first.</source>
        <translation>请检查地址。若在访客网络，请先登录网络。</translation>
    </message>
    <message>
        <source>The answer was larger than any order service sends.</source>
        <translation>应答超出订单服务的正常大小。</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>请检查地址。</translation>
    </message>
    <message>
        <source>Without encryption only this computer itself is called.</source>
        <translation>未加密时只连接本机。</translation>
    </message>
    <message>
        <source>Enter an address that begins with https://.</source>
        <translation>请填写以 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>That is no address of a server.</source>
        <translation>这不是服务器地址。</translation>
    </message>
    <message>
        <source>It looks like https://shop.example or https://shop.example:8443.</source>
        <translation>形如 https://shop.example 或 https://shop.example:8443。</translation>
    </message>
    <message>
        <source>The file holds no certificate.</source>
        <translation>文件中没有证书。</translation>
    </message>
    <message>
        <source>Choose a file in PEM format.</source>
        <translation>请选择 PEM 格式的文件。</translation>
    </message>
    <message>
        <source>The local copy of the orders is damaged.</source>
        <translation>本机的订单副本已损坏。</translation>
    </message>
    <message>
        <source>Start the program again: it sets the damaged file aside and fetches everything anew.</source>
        <translation>请重新启动程序：损坏的文件会被移开，全部数据重新获取。</translation>
    </message>
    <message>
        <source>The disk is full, so this was not saved.</source>
        <translation>磁盘已满，未能保存。</translation>
    </message>
    <message>
        <source>Make room on the disk and try again.</source>
        <translation>请清理磁盘空间后重试。</translation>
    </message>
    <message>
        <source>The profile&apos;s folder cannot be written to, so this was not saved.</source>
        <translation>档案文件夹不可写，未能保存。</translation>
    </message>
    <message>
        <source>Check who may write there and try again.</source>
        <translation>请检查写入权限后重试。</translation>
    </message>
    <message>
        <source>The disk reported an error, so this was not saved.</source>
        <translation>磁盘报告错误，未能保存。</translation>
    </message>
    <message>
        <source>Try again; if it stays, check the disk.</source>
        <translation>请重试；若仍如此，请检查磁盘。</translation>
    </message>
    <message>
        <source>Another program holds the profile&apos;s files.</source>
        <translation>其他程序占用了档案文件。</translation>
    </message>
    <message>
        <source>Close it and try again.</source>
        <translation>请将其关闭后重试。</translation>
    </message>
    <message>
        <source>This was stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Nothing was changed; begin again if you want to.</source>
        <translation>没有任何改动；需要时可重新开始。</translation>
    </message>
    <message>
        <source>The service cannot be reached.</source>
        <translation>无法连接服务。</translation>
    </message>
    <message>
        <source>Go on working: changes wait here and are sent when the connection is back.</source>
        <translation>请继续工作：改动在此等待，连接恢复后发送。</translation>
    </message>
    <message>
        <source>The service did not answer in time.</source>
        <translation>服务未及时应答。</translation>
    </message>
    <message>
        <source>It is tried again by itself; nothing is done twice.</source>
        <translation>会自动重试，绝不会重复执行。</translation>
    </message>
    <message>
        <source>Somebody else was faster, and this no longer fits.</source>
        <translation>他人已先行操作，此改动不再适用。</translation>
    </message>
    <message>
        <source>Look at what it is now and decide anew.</source>
        <translation>请查看现状再决定。</translation>
    </message>
    <message>
        <source>This could not be saved on this computer.</source>
        <translation>未能保存到本机。</translation>
    </message>
    <message>
        <source>Check that the disk has room, then try again.</source>
        <translation>请检查磁盘空间后重试。</translation>
    </message>
    <message>
        <source>Customer and address are only changed while the service can be reached.</source>
        <translation>客户与地址须在服务可连接时修改。</translation>
    </message>
    <message>
        <source>No shop is open yet.</source>
        <translation>尚未打开店铺。</translation>
    </message>
    <message>
        <source>Open one or sign in first.</source>
        <translation>请先打开店铺或登录。</translation>
    </message>
    <message>
        <source>Everything is being fetched anew.</source>
        <translation>正在重新获取全部数据。</translation>
    </message>
    <message>
        <source>Wait until it is here; it goes on by itself.</source>
        <translation>请等待完成；会自动继续。</translation>
    </message>
    <message>
        <source>The local copy of the orders is damaged and could not be moved out of the way.</source>
        <translation>本机的订单副本已损坏，且无法移开。</translation>
    </message>
    <message>
        <source>Check that the disk has room and that you may write in the profile&apos;s folder.</source>
        <translation>请检查磁盘空间以及档案文件夹的写入权限。</translation>
    </message>
    <message>
        <source>A record of the service contradicts itself and was set aside.</source>
        <translation>服务的一条记录自相矛盾，已搁置。</translation>
    </message>
    <message>
        <source>Copy the details for whoever looks after the service.</source>
        <translation>请复制详情交给服务管理员。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ExportSheet</name>
    <message>
        <source>Export orders</source>
        <translation>导出订单</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>One row for</source>
        <translation>每行对应</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Each order</source>
        <translation>每张订单</translation>
    </message>
    <message>
        <source>Each line</source>
        <translation>每个商品行</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s), as the list shows and sorts them</source>
        <translation>
            <numerusform>%Ln 张订单，按列表的筛选和排序</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>UTF-8, separated by commas. A text that a spreadsheet would take for a formula has an apostrophe before it.</source>
        <translation>UTF-8，逗号分隔。可能被表格当作公式的文本前加撇号。</translation>
    </message>
    <message>
        <source>One sheet with the orders, one with their lines.</source>
        <translation>一张表为订单，一张表为商品行。</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message>
        <source>A file needs a name.</source>
        <translation>请填写文件名。</translation>
    </message>
</context>
<context>
    <name>ch::ui::Exporter</name>
    <message>
        <source>Exporting orders</source>
        <translation>正在导出订单</translation>
    </message>
    <message>
        <source>Finishing the file</source>
        <translation>正在完成文件</translation>
    </message>
</context>
<context>
    <name>ch::ui::FieldNames</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Counted quantity</source>
        <translation>实盘数量</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Handling days</source>
        <translation>备货天数</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>地址第二行</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>商品行</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Method of payment</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Packed quantity</source>
        <translation>备货数量</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省/州</translation>
    </message>
    <message>
        <source>Units to give back</source>
        <translation>退回库存的件数</translation>
    </message>
    <message>
        <source>Reorder point</source>
        <translation>补货点</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>应发时间</translation>
    </message>
    <message>
        <source>Delivery address</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>商品名称</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between items of a list</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> 等另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>请稍候再试。</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>请 %n 秒后重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minute(s).</source>
        <translation>
            <numerusform>请 %n 分钟后重试。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除全部筛选</translation>
    </message>
    <message>
        <source>Without a status</source>
        <translation>排除某状态</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterCountryEditor</name>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Countries that orders go to</source>
        <translation>订单发往的国家/地区</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterDaysEditor</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterDueEditor</name>
    <message>
        <source>Late: should have been shipped by now</source>
        <translation>逾期：早该发出</translation>
    </message>
    <message>
        <source>Due today: late ones included</source>
        <translation>今日应发：含逾期</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterHoldEditor</name>
    <message>
        <source>On hold</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Not on hold</source>
        <translation>未挂起</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterNumbersEditor</name>
    <message>
        <source>One order number a line, or a pasted column</source>
        <translation>每行一个订单号，或粘贴一列</translation>
    </message>
    <message>
        <source>Order numbers</source>
        <translation>订单号</translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s)</source>
        <translation>
            <numerusform>%Ln 个订单号</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln number(s) of more</source>
        <translation>
            <numerusform>仅前 %Ln 个订单号</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterOutboxEditor</name>
    <message>
        <source>Orders with changes that wait or were refused</source>
        <translation>有等待或被拒绝改动的订单</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterSearch</name>
    <message>
        <source>Search orders</source>
        <translation>搜索订单</translation>
    </message>
    <message>
        <source>Number, customer, place, SKU, title or tracking number.
Paste a column of order numbers to see exactly those.</source>
        <translation>订单号、客户、地区、SKU、商品名称或运单号。
粘贴一列订单号即可只看这些订单。</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterTabs</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a status, how many</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterTextEditor</name>
    <message>
        <source>The whole SKU</source>
        <translation>完整 SKU</translation>
    </message>
    <message>
        <source>The customer&apos;s number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>At least two characters</source>
        <translation>至少两个字符</translation>
    </message>
</context>
<context>
    <name>ch::ui::FilterTotalEditor</name>
    <message>
        <source>At least</source>
        <translation>不低于</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>不高于</translation>
    </message>
    <message>
        <source>An amount looks like %1</source>
        <translation>金额形如 %1</translation>
    </message>
</context>
<context>
    <name>ch::ui::Formats</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>today %1</source>
        <comment>a time of day</comment>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <comment>a time of day</comment>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <comment>a time of day</comment>
        <translation>明天 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>weekday, time of day</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>date, time of day, offset of the time zone</comment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours, minutes</comment>
        <translation>%1 小时 %2 分钟</translation>
    </message>
</context>
<context>
    <name>ch::ui::HoldForm</name>
    <message>
        <source>Address to be confirmed</source>
        <translation>待确认地址</translation>
    </message>
    <message>
        <source>Waiting for stock</source>
        <translation>等待到货</translation>
    </message>
    <message>
        <source>Payment to be checked</source>
        <translation>待核对付款</translation>
    </message>
    <message>
        <source>Customer asked to wait</source>
        <translation>客户要求暂缓</translation>
    </message>
    <message>
        <source>Combine with another order</source>
        <translation>与其他订单合并</translation>
    </message>
    <message>
        <source>Why it must not ship yet</source>
        <translation>暂不发货的原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Ends by itself</source>
        <translation>自动解除</translation>
    </message>
    <message>
        <source>On hold up to and including</source>
        <translation>挂起至（含当日）</translation>
    </message>
    <message>
        <source>The day must not be over.</source>
        <translation>日期不能早于今天。</translation>
    </message>
</context>
<context>
    <name>ch::ui::KeyCaps</name>
    <message>
        <source>then</source>
        <comment>G then O</comment>
        <translation>再按</translation>
    </message>
</context>
<context>
    <name>ch::ui::MainWindow</name>
    <message>
        <source>Countinghouse</source>
        <translation>账房</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
</context>
<context>
    <name>ch::ui::NoteForm</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Colleagues see it in the order&apos;s timeline. Notes cannot be changed later.</source>
        <translation>同事会在订单时间线中看到。备注之后不能修改。</translation>
    </message>
</context>
<context>
    <name>ch::ui::Notice</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>ch::ui::Notifications</name>
    <message>
        <source>Order %1: %2</source>
        <comment>number, status</comment>
        <translation>订单 %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new order(s)</source>
        <translation>
            <numerusform>%Ln 张新订单</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %L2</source>
        <comment>status, how many</comment>
        <translation>%1：%L2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>ch::ui::NotificationsSection</name>
    <message>
        <source>Announce orders that become</source>
        <translation>订单变为以下状态时提醒</translation>
    </message>
    <message>
        <source>How and when</source>
        <translation>方式与时间</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>播放提示音</translation>
    </message>
    <message>
        <source>Quiet hours: nothing is announced</source>
        <translation>免打扰时段：不提醒</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰开始</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>免打扰结束</translation>
    </message>
</context>
<context>
    <name>ch::ui::OperationCorrection</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Change by</source>
        <translation>增减数量</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实盘</translation>
    </message>
    <message>
        <source>On hand before the count</source>
        <translation>盘点前库存</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Ship all that is left, not only what was entered</source>
        <translation>发出剩余的全部商品，而不只是填写的数量</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderActions</name>
    <message>
        <source>Ship…</source>
        <translation>发货…</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Release hold</source>
        <translation>解除挂起</translation>
    </message>
    <message>
        <source>Hold…</source>
        <translation>挂起…</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Add note…</source>
        <translation>添加备注…</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Correct tracking…</source>
        <translation>更正运单…</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Edit customer and address…</source>
        <translation>修改客户与地址…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Import tracking numbers…</source>
        <translation>导入运单号…</translation>
    </message>
    <message>
        <source>Copy order numbers</source>
        <translation>复制订单号</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Refund…</source>
        <translation>退款…</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Cancel order…</source>
        <translation>取消订单…</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>取消订单</translation>
    </message>
    <message numerus="yes">
        <source>%n order number(s) copied.</source>
        <translation>
            <numerusform>已复制 %n 个订单号。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 copied.</source>
        <translation>已复制 %1。</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailBoard</name>
    <message>
        <source>On hold until %1: %2</source>
        <translation>挂起至 %1：%2</translation>
    </message>
    <message>
        <source>On hold: %1</source>
        <translation>已挂起：%1</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailHeader</name>
    <message>
        <source>Previous order</source>
        <translation>上一张订单</translation>
    </message>
    <message>
        <source>Next order</source>
        <translation>下一张订单</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Copy the order number</source>
        <translation>复制订单号</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>已挂起</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 条等待</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n 条被拒绝</numerusform>
        </translation>
    </message>
    <message>
        <source>Placed %1</source>
        <translation>下单 %1</translation>
    </message>
    <message>
        <source>unpaid, closes %1</source>
        <translation>待付款，%1 关闭</translation>
    </message>
    <message>
        <source>Closes %1 if nobody pays</source>
        <translation>若无人付款，%1 关闭</translation>
    </message>
    <message>
        <source>ship by %1</source>
        <translation>应发 %1</translation>
    </message>
    <message>
        <source>Ship by %1</source>
        <translation>应发 %1</translation>
    </message>
    <message>
        <source>cancelled: %1</source>
        <translation>已取消：%1</translation>
    </message>
    <message>
        <source>being packed by %1</source>
        <translation>%1 备货中</translation>
    </message>
    <message>
        <source>Claimed on %1 until %2</source>
        <translation>已在 %1 认领，至 %2</translation>
    </message>
    <message>
        <source>Change hold…</source>
        <translation>更改挂起…</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailLines</name>
    <message>
        <source>Lines</source>
        <translation>商品行</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailMoney</name>
    <message>
        <source>Payment</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>待付</translation>
    </message>
    <message>
        <source>Refused payment</source>
        <translation>被拒绝的付款</translation>
    </message>
    <message>
        <source>%1 The money is kept until it is refunded.</source>
        <translation>%1款项会保留至退款。</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailOpen</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of step, what was entered</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Discard: %1</source>
        <translation>放弃：%1</translation>
    </message>
    <message>
        <source>It was tried before and may have arrived. Discarding only stops further tries.</source>
        <translation>曾经尝试发送，可能已送达。放弃只会停止继续尝试。</translation>
    </message>
    <message>
        <source>Discard the change</source>
        <translation>放弃此改动</translation>
    </message>
    <message>
        <source>Discarded.</source>
        <translation>已放弃。</translation>
    </message>
    <message>
        <source>Too late: it has been sent.</source>
        <translation>太迟了：已经发送。</translation>
    </message>
    <message>
        <source>Being sent now.</source>
        <translation>正在发送。</translation>
    </message>
    <message>
        <source>Waits until the refused change is decided.</source>
        <translation>等待被拒绝的改动处理完。</translation>
    </message>
    <message numerus="yes">
        <source>Still trying: %n attempt(s) so far.</source>
        <translation>
            <numerusform>仍在重试：已试 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent when the service can be reached again.</source>
        <translation>服务可连接后发送。</translation>
    </message>
    <message>
        <source>Sent in %1.</source>
        <translation>%1后发送。</translation>
    </message>
    <message>
        <source>Sent with the next pass.</source>
        <translation>下次同步时发送。</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailPane</name>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>This order is not here</source>
        <translation>本机没有此订单</translation>
    </message>
    <message>
        <source>It was removed at the service, or this device has not fetched it yet.</source>
        <translation>服务端已删除，或本机尚未获取。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No order chosen</source>
        <translation>未选择订单</translation>
    </message>
    <message>
        <source>Choose one in the list to see its lines, its parcels and what happened to it.</source>
        <translation>在列表中选择一张订单，即可查看其商品、包裹和经过。</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailParcel</name>
    <message>
        <source>Parcel %1 · %2</source>
        <translation>包裹 %1 · %2</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Correct parcel %1</source>
        <translation>更正包裹 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>查询物流</translation>
    </message>
    <message>
        <source>Open the tracking page of %1</source>
        <translation>打开 %1 的物流查询页</translation>
    </message>
    <message>
        <source>Open %1 in the browser?</source>
        <translation>在浏览器中打开 %1？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailParcels</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>what changed, when, who</comment>
        <translation>%1，%2，%3</translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s)</source>
        <translation>
            <numerusform>%n 个包裹</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderDetailPeople</name>
    <message>
        <source>Customer and address</source>
        <translation>客户与地址</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Edit customer and address</source>
        <translation>修改客户与地址</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Phone for the carrier</source>
        <translation>快递联系电话</translation>
    </message>
    <message>
        <source>Address on one line</source>
        <translation>单行地址</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderLinesModel</name>
    <message numerus="yes">
        <source>%n given back to stock</source>
        <translation>
            <numerusform>%n 件已退回库存</numerusform>
        </translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>订购</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已备</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListHead</name>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln 张订单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListMenu</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>复制“%1”</translation>
    </message>
    <message>
        <source>Filter with the same: %1</source>
        <translation>筛选相同：%1</translation>
    </message>
    <message>
        <source>Exclude: %1</source>
        <translation>排除：%1</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListModel</name>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListPane</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No orders match</source>
        <translation>没有匹配的订单</translation>
    </message>
    <message>
        <source>No order here fits all of the filters.</source>
        <translation>没有订单符合全部筛选条件。</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除全部筛选</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>暂无订单</translation>
    </message>
    <message>
        <source>They appear here as soon as the shop takes them.</source>
        <translation>店铺一有订单就会显示在这里。</translation>
    </message>
    <message>
        <source>Fetching the orders</source>
        <translation>正在获取订单</translation>
    </message>
    <message>
        <source>The first time takes a little. The list fills while they come.</source>
        <translation>首次需要一点时间，列表会边获取边显示。</translation>
    </message>
    <message>
        <source>Nothing here yet, and the service cannot be reached</source>
        <translation>暂无数据，且无法连接服务</translation>
    </message>
    <message>
        <source>Once the orders have been fetched they are here without a network, too.</source>
        <translation>订单获取后，断网也能查看。</translation>
    </message>
    <message>
        <source>Sign in to see the orders</source>
        <translation>登录后查看订单</translation>
    </message>
    <message>
        <source>Once they have been fetched they are here without a network, too.</source>
        <translation>获取后断网也能查看。</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation>已选 %1／%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) exported to %1</source>
        <translation>
            <numerusform>已导出 %Ln 张订单到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>The export failed. %1</source>
        <translation>导出失败。%1</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderListView</name>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrderStepSheet</name>
    <message>
        <source>Ship</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Correct a parcel</source>
        <translation>更正包裹</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>This change is no longer refused: it was sent again or discarded already.</source>
        <translation>此改动已不是被拒绝状态：已重新发送或已放弃。</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrdersCommands</name>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除全部筛选</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export orders</source>
        <translation>导出订单</translation>
    </message>
    <message>
        <source>Show views</source>
        <translation>显示视图</translation>
    </message>
    <message>
        <source>Show the detail</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Previous order</source>
        <translation>上一张订单</translation>
    </message>
    <message>
        <source>Next order</source>
        <translation>下一张订单</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Save changes to view</source>
        <translation>保存视图改动</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a command, its keys</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Sort by: %1</source>
        <translation>排序：%1</translation>
    </message>
</context>
<context>
    <name>ch::ui::OrdersPage</name>
    <message>
        <source>What can be done with all of them</source>
        <translation>可对全部进行的操作</translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) more than can be looked for at once</source>
        <translation>
            <numerusform>超出一次可查找数量 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>This view has filters that this version does not know; the list shows more than was meant.</source>
        <translation>此视图含有本版本不认识的筛选；列表显示的可能多于预期。</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
</context>
<context>
    <name>ch::ui::PasteCheck</name>
    <message numerus="yes">
        <source>%Ln order number(s) not found: %1</source>
        <translation>
            <numerusform>未找到 %Ln 个订单号：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy them</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ch::ui::ProgressLine</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1／%2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>so many in a second</comment>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>ch::ui::RailButton</name>
    <message>
        <source>%1, %2</source>
        <comment>place, how many are there</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, needs attention</source>
        <translation>%1，需要处理</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>place, keys</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ch::ui::RefundSheet</name>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Amount in %1</source>
        <translation>金额（%1）</translation>
    </message>
    <message>
        <source>At most %1: what was paid and not given back yet.</source>
        <translation>最多 %1：已付且尚未退回的金额。</translation>
    </message>
    <message>
        <source>Customer&apos;s request</source>
        <translation>客户要求</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Damaged in transit</source>
        <translation>运输破损</translation>
    </message>
    <message>
        <source>Wrong item</source>
        <translation>发错商品</translation>
    </message>
    <message>
        <source>Arrived late</source>
        <translation>送达过晚</translation>
    </message>
    <message>
        <source>Paid twice</source>
        <translation>重复付款</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Units that will not ship</source>
        <translation>不再发出的件数</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Back to stock</source>
        <translation>退回库存</translation>
    </message>
    <message>
        <source>Amount: a number such as %1 is needed.</source>
        <translation>金额：请填写如 %1 的数字。</translation>
    </message>
    <message>
        <source>Amount: at most %1 can be given back.</source>
        <translation>金额：最多可退 %1。</translation>
    </message>
    <message>
        <source>Amount: more than nothing is needed, unless units go back to stock.</source>
        <translation>金额：须大于零，除非有商品退回库存。</translation>
    </message>
    <message>
        <source>%1 refunded for %2.</source>
        <translation>已为 %2 退款 %1。</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>退款 %1</translation>
    </message>
    <message>
        <source>The order will be cancelled, for nothing is left to ship; its units go back to stock.</source>
        <translation>没有剩余待发商品，订单将取消，商品退回库存。</translation>
    </message>
    <message>
        <source>The order will be %1, for nothing is left to ship.</source>
        <translation>没有剩余待发商品，订单将变为%1。</translation>
    </message>
    <message>
        <source>The order stays %1.</source>
        <translation>订单仍为%1。</translation>
    </message>
</context>
<context>
    <name>ch::ui::RemovalsSheet</name>
    <message>
        <source>Records vanished at the service</source>
        <translation>服务端有记录消失</translation>
    </message>
    <message>
        <source>Orders that would vanish: %1 (of all that are here).</source>
        <translation>将消失的订单：%1（占本机全部）。</translation>
    </message>
    <message>
        <source>Products that would vanish: %1 (of all that are here).</source>
        <translation>将消失的商品：%1（占本机全部）。</translation>
    </message>
    <message>
        <source>Records that would vanish: %1 (of all that are here).</source>
        <translation>将消失的记录：%1（占本机全部）。</translation>
    </message>
    <message>
        <source>This happens when the service was restored from a backup, or replaced by another one. Nothing was removed here; until you decide, what you see is as it was before.</source>
        <translation>服务从备份恢复或被替换时会出现这种情况。本机未删除任何内容；在您决定之前，所见仍与之前相同。</translation>
    </message>
    <message>
        <source>If you did not expect this, ask whoever runs the service first. What waits to be sent stays in any case.</source>
        <translation>若出乎意料，请先询问服务管理员。等待发送的改动无论如何都会保留。</translation>
    </message>
    <message>
        <source>Keep what is here</source>
        <translation>保留本机内容</translation>
    </message>
    <message>
        <source>Remove it here too</source>
        <translation>本机也删除</translation>
    </message>
</context>
<context>
    <name>ch::ui::SearchField</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>ch::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分区</translation>
    </message>
</context>
<context>
    <name>ch::ui::Sheet</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>What you entered is not saved.</source>
        <translation>填写的内容尚未保存。</translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>放弃并关闭</translation>
    </message>
</context>
<context>
    <name>ch::ui::SheetField</name>
    <message>
        <source>%1 is needed.</source>
        <translation>%1不能为空。</translation>
    </message>
    <message numerus="yes">
        <source>%1 may have at most %n character(s).</source>
        <translation>
            <numerusform>%1最多 %n 个字符。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::ShipForm</name>
    <message>
        <source>Ships now</source>
        <translation>本次发出</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>In this parcel</source>
        <translation>本包裹内容</translation>
    </message>
    <message>
        <source>Tell the customer</source>
        <translation>通知客户</translation>
    </message>
    <message>
        <source>Noted on the order and passed on to the shop&apos;s web hooks; the service itself sends no mail.</source>
        <translation>记录在订单上并转给店铺的 webhook；服务本身不发邮件。</translation>
    </message>
    <message>
        <source>Everything left</source>
        <translation>全部剩余</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>In this parcel: at least one unit is needed.</source>
        <translation>本包裹：至少一件。</translation>
    </message>
    <message>
        <source>%1 of %2 units; %3 stay for another parcel.</source>
        <translation>%2 件中的 %1 件；%3 件留待下个包裹。</translation>
    </message>
    <message numerus="yes">
        <source>All %n unit(s) that are left.</source>
        <translation>
            <numerusform>剩余的全部 %n 件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose or type a name</source>
        <translation>选择或输入名称</translation>
    </message>
</context>
<context>
    <name>ch::ui::ShipLinesModel</name>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1／%2，%3</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
</context>
<context>
    <name>ch::ui::ShopButton</name>
    <message>
        <source>%1, open now</source>
        <translation>%1，当前打开</translation>
    </message>
</context>
<context>
    <name>ch::ui::ShopSwitcher</name>
    <message>
        <source>No shop</source>
        <translation>无店铺</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>shop, user</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Switches to another shop</source>
        <translation>切换到其他店铺</translation>
    </message>
    <message>
        <source>Add a shop…</source>
        <translation>添加店铺…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
</context>
<context>
    <name>ch::ui::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>No key does that</source>
        <translation>没有对应的快捷键</translation>
    </message>
    <message>
        <source>What to do, or a key</source>
        <translation>操作名称或按键</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>ch::ui::SignInPage</name>
    <message>
        <source>Sign in to %1</source>
        <translation>登录 %1</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>This profile is %1&apos;s. Another user or shop gets a profile of its own: add it on the left.</source>
        <translation>此档案属于 %1。其他用户或店铺请在左侧另行添加。</translation>
    </message>
    <message>
        <source>With the address, the name and the password that you were given for your shop.</source>
        <translation>请使用店铺提供的地址、用户名和密码。</translation>
    </message>
    <message>
        <source>Enter the address of your shop&apos;s service.</source>
        <translation>请填写店铺服务的地址。</translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation>请填写用户名。</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>请填写密码。</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Plain http is for a service on this very machine: use https.</source>
        <translation>http 仅限本机服务，请使用 https。</translation>
    </message>
    <message>
        <source>This system has no place for secrets: the session lasts as long as the program.</source>
        <translation>本系统没有密码存储：登录状态仅在程序运行期间有效。</translation>
    </message>
    <message>
        <source>Certificate of a private authority</source>
        <translation>私有机构证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
    <message>
        <source>Keep me signed in</source>
        <translation>保持登录状态</translation>
    </message>
    <message>
        <source>In the system&apos;s store of passwords, never in a file</source>
        <translation>保存在系统的密码存储中，绝不写入文件</translation>
    </message>
    <message>
        <source>Go on without signing in</source>
        <translation>不登录继续</translation>
    </message>
    <message>
        <source>What is here can be read and changed; changes wait until somebody signs in.</source>
        <translation>本机数据可查看和修改；改动会等到登录后发送。</translation>
    </message>
    <message>
        <source>Check the connection</source>
        <translation>检查连接</translation>
    </message>
    <message>
        <source>Private authority…</source>
        <translation>私有证书…</translation>
    </message>
    <message>
        <source>Authority: %1</source>
        <translation>证书：%1</translation>
    </message>
    <message>
        <source>For a service whose certificate was signed by an authority of your own</source>
        <translation>用于由自有机构签发证书的服务</translation>
    </message>
    <message>
        <source>The service cannot be reached, so nobody could be signed in.</source>
        <translation>无法连接服务，未能登录。</translation>
    </message>
</context>
<context>
    <name>ch::ui::SignInSide</name>
    <message>
        <source>Countinghouse</source>
        <translation>账房</translation>
    </message>
    <message>
        <source>Orders, parcels, stock and sales of your shop, all of them at hand, with or without a network.</source>
        <translation>店铺的订单、包裹、库存和销售，尽在手边，断网也能用。</translation>
    </message>
    <message>
        <source>Your shops</source>
        <translation>您的店铺</translation>
    </message>
    <message>
        <source>Add a shop</source>
        <translation>添加店铺</translation>
    </message>
    <message>
        <source>Have a look first</source>
        <translation>先看看</translation>
    </message>
    <message>
        <source>A made-up shop with two thousand orders, on this computer only. Nothing that you do there is real.</source>
        <translation>一个虚构的店铺，两千张订单，只在本机。其中的操作都不是真的。</translation>
    </message>
    <message>
        <source>Try the demo shop</source>
        <translation>试用演示店铺</translation>
    </message>
</context>
<context>
    <name>ch::ui::StatusSentence</name>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln 条等待</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln 条被拒绝</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set aside</source>
        <translation>
            <numerusform>%Ln 条搁置</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>处理…</translation>
    </message>
    <message>
        <source>Data as of %1</source>
        <translation>数据截至 %1</translation>
    </message>
    <message>
        <source>Not all data is here yet</source>
        <translation>数据尚未齐全</translation>
    </message>
    <message>
        <source>next try in %1</source>
        <translation>%1后重试</translation>
    </message>
    <message>
        <source>%1, trying now</source>
        <comment>what is the matter</comment>
        <translation>%1，正在重试</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is the matter, next try</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出现问题</translation>
    </message>
    <message>
        <source>Much of what is here vanished at the service; nothing was removed</source>
        <translation>服务端大量记录消失；本机未删除任何内容</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>需要登录</translation>
    </message>
    <message>
        <source>This version is too old for the service</source>
        <translation>此版本过旧，服务不再支持</translation>
    </message>
    <message>
        <source>Sending %1 of %2</source>
        <translation>正在发送 %1／%2</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Looking for changes</source>
        <translation>正在检查更新</translation>
    </message>
    <message>
        <source>Fetching %1 of %2</source>
        <translation>正在获取 %1／%2</translation>
    </message>
    <message>
        <source>Fetched %1</source>
        <translation>已获取 %1</translation>
    </message>
    <message>
        <source>Preparing the search, %1 %</source>
        <translation>正在准备搜索，%1 %</translation>
    </message>
    <message>
        <source> · %1/s</source>
        <comment>so many in a second</comment>
        <translation> · %1/秒</translation>
    </message>
    <message>
        <source> · %1 left</source>
        <comment>so much time</comment>
        <translation> · 剩余 %1</translation>
    </message>
</context>
<context>
    <name>ch::ui::StatusStrip</name>
    <message>
        <source>%1: show them</source>
        <translation>%1：查看</translation>
    </message>
</context>
<context>
    <name>ch::ui::StepsSection</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Time to take a step back</source>
        <translation>可撤销的时间</translation>
    </message>
    <message>
        <source>A shipment or a cancellation is sent only after it, so that undoing leaves no trace. With none, steps are sent at once.</source>
        <translation>发货、取消等操作过了这段时间才发送，期间撤销不留痕迹。设为无则立即发送。</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>ch::ui::StorageSection</name>
    <message>
        <source>Data on this computer</source>
        <translation>本机数据</translation>
    </message>
    <message>
        <source>Data as of</source>
        <translation>数据截至</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>Profile folder</source>
        <translation>档案文件夹</translation>
    </message>
    <message>
        <source>It holds the whole order book for work without a network, and what waits to be sent. Do not change it while the program runs.</source>
        <translation>其中保存全部订单（断网时使用）和等待发送的改动。程序运行时请勿改动。</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Never fetched</source>
        <translation>从未获取</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n 条改动等待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n 条被拒绝</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::TimelineCard</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Read the timeline again</source>
        <translation>重新读取时间线</translation>
    </message>
    <message>
        <source>It could not be read again. This is what was known then.</source>
        <translation>未能重新读取。以下为当时的内容。</translation>
    </message>
    <message>
        <source>It was never read on this device. %1</source>
        <translation>本机从未读取过。%1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>读取于 %1</translation>
    </message>
    <message numerus="yes">
        <source>Show %n older</source>
        <translation>
            <numerusform>显示更早的 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::TimelineWords</name>
    <message>
        <source>the service itself</source>
        <translation>服务自身</translation>
    </message>
    <message>
        <source>an import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Parcel %1</source>
        <translation>包裹 %1</translation>
    </message>
    <message>
        <source>Nobody paid in time; the stock is free again.</source>
        <translation>超时未付款；库存已释放。</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>%1 of %2 units</source>
        <translation>%1／%2 件</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, old value, new value</comment>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Packed of line %1</source>
        <translation>第 %1 行已备货</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Customer&apos;s phone</source>
        <translation>客户电话</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>地址第二行</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>省/州</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Phone for the carrier</source>
        <translation>快递联系电话</translation>
    </message>
    <message>
        <source>Ship by</source>
        <translation>应发时间</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
</context>
<context>
    <name>ch::ui::ToastView</name>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 %2: Ctrl+Z</source>
        <comment>what happened, name of an action</comment>
        <translation>%1 %2：Ctrl+Z</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of an action, seconds left</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ch::ui::TrackingCorrectForm</name>
    <message>
        <source>Parcel %1: %2 %3</source>
        <translation>包裹 %1：%2 %3</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>What it was before stays in the timeline.</source>
        <translation>原先的内容会留在时间线中。</translation>
    </message>
    <message>
        <source>Tracking number and carrier are as they were.</source>
        <translation>运单号和快递没有变化。</translation>
    </message>
</context>
<context>
    <name>ch::ui::TrackingImportModel</name>
    <message>
        <source>A spreadsheet rounded it; export the column as text.</source>
        <translation>被表格四舍五入；请将该列按文本导出。</translation>
    </message>
    <message>
        <source>Same number as row %1</source>
        <translation>与第 %1 行相同</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
</context>
<context>
    <name>ch::ui::TrackingImportSheet</name>
    <message>
        <source>Import tracking numbers</source>
        <translation>导入运单号</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Paste rows with order numbers and tracking numbers, or drop the carrier&apos;s file here.</source>
        <translation>粘贴含订单号和运单号的行，或将快递文件拖到此处。</translation>
    </message>
    <message>
        <source>The carrier&apos;s list</source>
        <translation>快递清单</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Order number in</source>
        <translation>订单号所在列</translation>
    </message>
    <message>
        <source>Tracking number in</source>
        <translation>运单号所在列</translation>
    </message>
    <message>
        <source>Carrier in</source>
        <translation>快递所在列</translation>
    </message>
    <message>
        <source>Carrier of the others</source>
        <translation>其余的快递</translation>
    </message>
    <message>
        <source>Tell the customers</source>
        <translation>通知客户</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Lists (*.csv *.tsv *.txt)</source>
        <translation>清单 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The file has more than 8 MiB: that is no list of tracking numbers.</source>
        <translation>文件超过 8 MiB：不像是运单号清单。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>文件无法读取。</translation>
    </message>
    <message>
        <source>Each row needs an order number and a tracking number, separated by a comma, a semicolon or a tab.</source>
        <translation>每行须有订单号和运单号，以逗号、分号或制表符分隔。</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n row(s) are read.</source>
        <translation>
            <numerusform>只读取前 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>Matching…</source>
        <translation>正在匹配…</translation>
    </message>
    <message>
        <source>Choose the columns.</source>
        <translation>请选择列。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>verdict: rows</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>Ship %n order(s)</source>
        <translation>
            <numerusform>发货 %n 张订单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ch::ui::TrackingMatch</name>
    <message>
        <source>Ready to ship</source>
        <translation>可以发货</translation>
    </message>
    <message>
        <source>No such order</source>
        <translation>没有此订单</translation>
    </message>
    <message>
        <source>Already shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Duplicate row</source>
        <translation>重复行</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>不可操作</translation>
    </message>
    <message>
        <source>No order number</source>
        <translation>缺订单号</translation>
    </message>
    <message>
        <source>No tracking number</source>
        <translation>缺运单号</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>Damaged number</source>
        <translation>编号损坏</translation>
    </message>
</context>
<context>
    <name>ch::ui::UndoOffer</name>
    <message>
        <source>%1 will be shipped.</source>
        <translation>%1 将发货。</translation>
    </message>
    <message>
        <source>A parcel of %1 will be corrected.</source>
        <translation>%1 的包裹将更正。</translation>
    </message>
    <message>
        <source>%1 will be cancelled.</source>
        <translation>%1 将取消。</translation>
    </message>
    <message>
        <source>%1 will be completed.</source>
        <translation>%1 将完成。</translation>
    </message>
    <message>
        <source>%1 will be put on hold.</source>
        <translation>%1 将挂起。</translation>
    </message>
    <message>
        <source>The hold on %1 will be released.</source>
        <translation>%1 将解除挂起。</translation>
    </message>
    <message>
        <source>The note on %1 will be added.</source>
        <translation>%1 将添加备注。</translation>
    </message>
    <message>
        <source>%1 will be changed.</source>
        <translation>%1 将更改。</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be shipped.</source>
        <translation>
            <numerusform>%n 张订单将发货。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be cancelled.</source>
        <translation>
            <numerusform>%n 张订单将取消。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be completed.</source>
        <translation>
            <numerusform>%n 张订单将完成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) will be put on hold.</source>
        <translation>
            <numerusform>%n 张订单将挂起。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hold(s) will be released.</source>
        <translation>
            <numerusform>%n 张订单将解除挂起。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) will be added.</source>
        <translation>
            <numerusform>将添加 %n 条备注。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) will be sent.</source>
        <translation>
            <numerusform>将发送 %n 条改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>The parcel of %1 that waits to be sent was corrected.</source>
        <translation>%1 等待发送的包裹已更正。</translation>
    </message>
    <message>
        <source>Taken back: nothing was sent.</source>
        <translation>已撤回：未发送。</translation>
    </message>
    <message>
        <source>Too late to take it back: it has been sent.</source>
        <translation>来不及撤回：已经发送。</translation>
    </message>
    <message>
        <source>%1 of %2 taken back; the others have been sent.</source>
        <translation>已撤回 %1／%2；其余已发送。</translation>
    </message>
    <message>
        <source>Sent when the service can be reached again.</source>
        <translation>服务可连接后发送。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ch::ui::VersionsView</name>
    <message>
        <source>Reading the order…</source>
        <translation>正在读取订单…</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>填写内容</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>操作时间</translation>
    </message>
    <message>
        <source>Version seen</source>
        <translation>所见版本</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更时间</translation>
    </message>
    <message>
        <source>Cancelled because</source>
        <translation>取消原因</translation>
    </message>
    <message>
        <source>On hold because</source>
        <translation>挂起原因</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1／%2</translation>
    </message>
    <message>
        <source>Last parcel</source>
        <translation>最近包裹</translation>
    </message>
    <message>
        <source>You wanted</source>
        <translation>您的操作</translation>
    </message>
    <message>
        <source>The service has</source>
        <translation>服务端现状</translation>
    </message>
</context>
<context>
    <name>ch::ui::ViewEdits</name>
    <message>
        <source>This filter is too long for a view, or is about one moment only.</source>
        <translation>此筛选过长或只针对某一时刻，不能保存为视图。</translation>
    </message>
    <message>
        <source>View “%1” changed</source>
        <translation>视图“%1”已更改</translation>
    </message>
    <message>
        <source>View “%1” is back</source>
        <translation>视图“%1”已恢复</translation>
    </message>
    <message>
        <source>View “%1” deleted</source>
        <translation>视图“%1”已删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ch::ui::ViewListModel</name>
    <message>
        <source>%1: %2</source>
        <comment>a view, how many orders</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日应发</translation>
    </message>
    <message>
        <source>To ship</source>
        <translation>待发货</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>All orders</source>
        <translation>全部订单</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>保存的视图</translation>
    </message>
    <message>
        <source>Paid, something left to ship, and the day for it has passed</source>
        <translation>已付款、仍有待发商品，且已过应发日期</translation>
    </message>
    <message>
        <source>To be shipped by the end of today, late ones included</source>
        <translation>今天之内应发，含逾期</translation>
    </message>
    <message>
        <source>Paid, not on hold, not all shipped</source>
        <translation>已付款、未挂起、未全部发出</translation>
    </message>
    <message>
        <source>Something that was done here waits to be sent, or was refused</source>
        <translation>本机有操作等待发送或被拒绝</translation>
    </message>
</context>
<context>
    <name>ch::ui::ViewSaveSheet</name>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Rename or share view</source>
        <translation>重命名或共享视图</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Filter, sort and columns of the list are saved with it.</source>
        <translation>列表的筛选、排序和列会一并保存。</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>谁可以看到</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>A view needs a name.</source>
        <translation>请填写视图名称。</translation>
    </message>
</context>
<context>
    <name>ch::ui::ViewSidebar</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Filter the list and save it here, for everyone in the shop.</source>
        <translation>筛选列表并保存在此，供全店使用。</translation>
    </message>
    <message>
        <source>Rename or share…</source>
        <translation>重命名或共享…</translation>
    </message>
    <message>
        <source>Change to what the list shows now</source>
        <translation>更改为当前列表</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>ch::ui::WindowActions</name>
    <message>
        <source>Find an order or an action</source>
        <translation>查找订单或操作</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>在此列表中搜索</translation>
    </message>
    <message>
        <source>Fetch and send now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Take back the last step</source>
        <translation>撤回上一步</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>窗口的下一部分</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Quit Countinghouse</source>
        <translation>退出账房</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <comment>a page</comment>
        <translation>前往%1</translation>
    </message>
</context>
</TS>
