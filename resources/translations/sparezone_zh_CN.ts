<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Adverse</name>
    <message>
        <source>Manufacturer</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>Hospital, in writing</source>
        <translation>医院（书面）</translation>
    </message>
    <message>
        <source>Law: death</source>
        <translation>法规：死亡</translation>
    </message>
    <message>
        <source>Law: serious injury</source>
        <translation>法规：严重伤害</translation>
    </message>
    <message>
        <source>Law: group event</source>
        <translation>法规：群体事件</translation>
    </message>
    <message>
        <source>Law: case of a group</source>
        <translation>法规：群体事件个案</translation>
    </message>
    <message>
        <source>contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>law</source>
        <translation>法规</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量部</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>注册部</translation>
    </message>
    <message>
        <source>Legal</source>
        <translation>法务部</translation>
    </message>
    <message>
        <source>Equipment department</source>
        <translation>设备科</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>配送</translation>
    </message>
    <message>
        <source>open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Call, and read this out</source>
        <translation>打电话，逐行宣读</translation>
    </message>
    <message>
        <source>Hand in the written report</source>
        <translation>提交书面报告</translation>
    </message>
    <message>
        <source>Report in the national system</source>
        <translation>在国家系统上报</translation>
    </message>
    <message>
        <source>Wait for the manufacturer&apos;s decision</source>
        <translation>等待生产企业决定</translation>
    </message>
    <message>
        <source>Nothing more to do</source>
        <translation>无需再做</translation>
    </message>
    <message>
        <source>First report given</source>
        <translation>首次报告已完成</translation>
    </message>
    <message>
        <source>Stamped and handed in</source>
        <translation>已盖章并提交</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>Close the event</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>became aware</source>
        <translation>获知事件</translation>
    </message>
    <message>
        <source>manufacturer told</source>
        <translation>已告知生产企业</translation>
    </message>
    <message>
        <source>written report handed in</source>
        <translation>已提交书面报告</translation>
    </message>
    <message>
        <source>reported in the national system</source>
        <translation>已在国家系统上报</translation>
    </message>
    <message>
        <source>lot put on hold</source>
        <translation>批次已冻结</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>by mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>on paper</source>
        <translation>书面</translation>
    </message>
    <message>
        <source>in the system</source>
        <translation>系统填报</translation>
    </message>
    <message>
        <source>Late: still to be sent</source>
        <translation>已超时：仍须报告</translation>
    </message>
    <message>
        <source>Told late, after %1</source>
        <translation>超时报告，用时 %1</translation>
    </message>
    <message>
        <source>Soon over</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>计时中</translation>
    </message>
    <message>
        <source>On time, after %1</source>
        <translation>按时，用时 %1</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>due %1 · %2</source>
        <translation>最迟 %1 · %2</translation>
    </message>
    <message>
        <source>never tried</source>
        <translation>从未核实</translation>
    </message>
    <message>
        <source>tried today</source>
        <translation>今天已核实</translation>
    </message>
    <message>
        <source>tried %1 days ago</source>
        <translation>%1 天前核实</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
</context>
<context>
    <name>AdverseContactsPage</name>
    <message>
        <source>Change the number</source>
        <translation>修改号码</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>新增联系人</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Who is called</source>
        <translation>联系谁</translation>
    </message>
    <message>
        <source>A number that nobody tried for 180 days is marked.</source>
        <translation>超过 180 天未核实的号码会标出。</translation>
    </message>
    <message>
        <source>Back to the events</source>
        <translation>返回事件</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>职责</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Direct number</source>
        <translation>直拨电话</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Save the contact</source>
        <translation>保存联系人</translation>
    </message>
    <message>
        <source>Tried: right</source>
        <translation>已拨打，号码正确</translation>
    </message>
    <message>
        <source>Take off the card</source>
        <translation>从联系表移除</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>新增其他人</translation>
    </message>
</context>
<context>
    <name>AdverseEventPage</name>
    <message>
        <source>one of several</source>
        <translation>群体事件之一</translation>
    </message>
    <message>
        <source>%1 pieces in %2 places</source>
        <translation>%2 处共 %1 件</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件编号</translation>
    </message>
    <message>
        <source>Aware since</source>
        <translation>获知时间</translation>
    </message>
    <message>
        <source>Harm</source>
        <translation>伤害程度</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>货号</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件经过</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>报告人</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>来源单据</translation>
    </message>
    <message>
        <source>The lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>The lot is on hold: %1 pieces</source>
        <translation>批次已冻结：%1 件</translation>
    </message>
    <message>
        <source>Hold the lot: %1 pieces (F4)</source>
        <translation>冻结批次：%1 件（F4）</translation>
    </message>
    <message>
        <source>To read out</source>
        <translation>宣读内容</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>First report…</source>
        <translation>首次报告…</translation>
    </message>
    <message>
        <source>Written report…</source>
        <translation>书面报告…</translation>
    </message>
    <message>
        <source>Contact form…</source>
        <translation>联系表…</translation>
    </message>
    <message>
        <source>What happened; Enter keeps it</source>
        <translation>事件经过；按回车保存</translation>
    </message>
    <message>
        <source>Say better what happened; never name the patient</source>
        <translation>补充事件经过；不得写患者姓名</translation>
    </message>
    <message>
        <source>Name of who took it</source>
        <translation>接报人姓名</translation>
    </message>
    <message>
        <source>Number of the receipt or letter</source>
        <translation>回执或函件编号</translation>
    </message>
    <message>
        <source>now; else 16:31</source>
        <translation>现在；或如 16:31</translation>
    </message>
    <message>
        <source>Why it is late</source>
        <translation>超时原因</translation>
    </message>
</context>
<context>
    <name>AdverseFormPage</name>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>New adverse event</source>
        <translation>新增不良事件</translation>
    </message>
    <message>
        <source>Every clock starts when you became aware. By scanner: the product, the hospital&apos;s store, CONFIRM.</source>
        <translation>所有时限从获知时起算。用扫描枪：扫产品、扫医院库位、扫「确认」。</translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>How bad it was</source>
        <translation>伤害程度</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件经过</translation>
    </message>
    <message>
        <source>Who told us</source>
        <translation>报告人</translation>
    </message>
    <message>
        <source>Aware since</source>
        <translation>获知时间</translation>
    </message>
    <message>
        <source>scan it, or type (01)…(10)…, a serial or lot number, then Enter</source>
        <translation>扫描，或输入 (01)…(10)…、序列号或批号后按回车</translation>
    </message>
    <message>
        <source>in a few words, never the patient&apos;s name</source>
        <translation>简要说明，不得写患者姓名</translation>
    </message>
    <message>
        <source>name and department at the hospital</source>
        <translation>医院科室和姓名</translation>
    </message>
    <message>
        <source>now; else 16:05 or 2026-11-24 16:05</source>
        <translation>现在；或如 16:05、2026-11-24 16:05</translation>
    </message>
    <message>
        <source>one of several of the same kind</source>
        <translation>属同类群体事件</translation>
    </message>
    <message>
        <source>Open the event: the clocks start</source>
        <translation>登记事件：开始计时</translation>
    </message>
    <message>
        <source>Back without an event</source>
        <translation>返回，不登记</translation>
    </message>
</context>
<context>
    <name>AdversePeople</name>
    <message>
        <source>no number entered</source>
        <translation>尚未登记号码</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Done so far</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Took the report</source>
        <translation>由此人接报</translation>
    </message>
    <message>
        <source>Tried: right</source>
        <translation>已拨打，号码正确</translation>
    </message>
    <message>
        <source>It was no event</source>
        <translation>不是不良事件</translation>
    </message>
</context>
<context>
    <name>AdverseScreen</name>
    <message>
        <source>waits for the manufacturer&apos;s decision</source>
        <translation>等待生产企业决定</translation>
    </message>
    <message>
        <source>Save the first report</source>
        <translation>保存首次报告</translation>
    </message>
    <message>
        <source>Save the written report</source>
        <translation>保存书面报告</translation>
    </message>
    <message>
        <source>Save the contact form</source>
        <translation>保存联系表</translation>
    </message>
    <message>
        <source>When a patient was harmed, or could have been: open it at once. The manufacturer must know within 2 hours, the hospital in writing within 24.</source>
        <translation>患者受到伤害或可能受到伤害时，立即登记。2 小时内告知生产企业，24 小时内书面报告医院。</translation>
    </message>
    <message>
        <source>No adverse event</source>
        <translation>没有不良事件</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>新增事件</translation>
    </message>
    <message>
        <source>Adverse events</source>
        <translation>不良事件</translation>
    </message>
    <message>
        <source>The newest is on top; each shows the clock that ends first.</source>
        <translation>最新的在最上面；每条显示最先到期的时限。</translation>
    </message>
    <message>
        <source>Who is called</source>
        <translation>联系人</translation>
    </message>
</context>
<context>
    <name>AgeingPage</name>
    <message>
        <source>Not used for {0} days</source>
        <translation>{0} 天未使用</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) without a price are not in the values</source>
        <translation>
            <numerusform>%n 件无价格，未计入金额</numerusform>
        </translation>
    </message>
    <message>
        <source>later or never</source>
        <translation>更晚或无效期</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>within {0} days</source>
        <translation>{0} 天内到期</translation>
    </message>
    <message>
        <source>{0} CNY</source>
        <translation>{0} 元</translation>
    </message>
    <message>
        <source>On hand by age</source>
        <translation>在库库龄</translation>
    </message>
    <message>
        <source>Nothing of this owner is here</source>
        <translation>这里没有该货主的货物</translation>
    </message>
    <message>
        <source>Choose another owner above.</source>
        <translation>请在上方选择其他货主。</translation>
    </message>
    <message>
        <source>Everything moves</source>
        <translation>没有呆滞货物</translation>
    </message>
    <message>
        <source>Each item on hand was used lately.</source>
        <translation>在库的每种产品近期都有使用。</translation>
    </message>
</context>
<context>
    <name>AgreementsPage</name>
    <message>
        <source>tax included</source>
        <translation>含税</translation>
    </message>
    <message>
        <source>without tax</source>
        <translation>不含税</translation>
    </message>
    <message>
        <source>for everybody</source>
        <translation>适用于所有人</translation>
    </message>
    <message>
        <source>only for {0}</source>
        <translation>仅适用于 {0}</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>{0} 起</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未生效</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已终止</translation>
    </message>
    <message numerus="yes">
        <source>%n price(s)</source>
        <translation>
            <numerusform>%n 条价格</numerusform>
        </translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>New price list</source>
        <translation>新价格表</translation>
    </message>
    <message>
        <source>Change price list %1</source>
        <translation>修改价格表 %1</translation>
    </message>
    <message>
        <source>New consent</source>
        <translation>新同意书</translation>
    </message>
    <message>
        <source>End the consent for %1</source>
        <translation>终止对 %1 的同意</translation>
    </message>
    <message>
        <source>Now: {0}</source>
        <translation>现在：{0}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Price lists</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>同意书</translation>
    </message>
    <message>
        <source>New list…</source>
        <translation>新价格表…</translation>
    </message>
    <message>
        <source>New consent…</source>
        <translation>新同意书…</translation>
    </message>
    <message>
        <source>Change or add a price…</source>
        <translation>修改或添加价格…</translation>
    </message>
    <message>
        <source>No price yet</source>
        <translation>还没有价格</translation>
    </message>
    <message>
        <source>Without a price nothing is booked.</source>
        <translation>没有价格就不会记账。</translation>
    </message>
</context>
<context>
    <name>AheadPanel</name>
    <message>
        <source>No clock is running</source>
        <translation>没有计时</translation>
    </message>
    <message numerus="yes">
        <source>Late first, of %n clock(s) (F8)</source>
        <translation>
            <numerusform>最先到期，共 %n 项（F8）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread reminder(s)</source>
        <translation>
            <numerusform>%n 条未读提醒</numerusform>
        </translation>
    </message>
    <message>
        <source>No unread reminder</source>
        <translation>没有未读提醒</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Line held</source>
        <translation>停线</translation>
    </message>
    <message>
        <source>Ready to scan</source>
        <translation>可以扫描</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Acknowledge</source>
        <translation>知晓</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>隔离</translation>
    </message>
</context>
<context>
    <name>Assistant</name>
    <message>
        <source>GS1 DataMatrix</source>
        <translation>GS1 DataMatrix</translation>
    </message>
    <message>
        <source>Identifier, separator, end mark, Caps Lock</source>
        <translation>码制标识、分隔符、结束符、大写锁定</translation>
    </message>
    <message>
        <source>Code 128</source>
        <translation>Code 128</translation>
    </message>
    <message>
        <source>Letters and signs of the keyboard layout</source>
        <translation>键盘布局的字母和符号</translation>
    </message>
    <message>
        <source>GS1-128</source>
        <translation>GS1-128</translation>
    </message>
    <message>
        <source>A long code: are keys lost?</source>
        <translation>长条码：是否丢字符？</translation>
    </message>
    <message>
        <source>Check symbol</source>
        <translation>校验条码</translation>
    </message>
    <message>
        <source>A new serial number, to prove it all</source>
        <translation>全新的序列号，用来验证整套设置</translation>
    </message>
    <message>
        <source>Saved, with the proof. The scanner is ready.</source>
        <translation>已保存，并留下验证记录。扫描枪可以使用。</translation>
    </message>
    <message>
        <source>The check symbol was read letter by letter and decodes. Save it.</source>
        <translation>校验条码逐字读取无误，解码正确。请保存。</translation>
    </message>
    <message>
        <source>That was not what is drawn. Change the scanner as said on the right, scan again.</source>
        <translation>读到的内容与条码不符。请按右侧提示调整扫描枪，然后重新扫描。</translation>
    </message>
    <message>
        <source>A keyboard scanner: scan it three times, a second apart. {0} of 3</source>
        <translation>键盘式扫描枪：请扫三次，每次间隔一秒。第 {0} 次，共 3 次</translation>
    </message>
    <message>
        <source>Its serial number was made now: no scan before can have had it.</source>
        <translation>序列号刚刚生成，以前的扫描不可能有它。</translation>
    </message>
    <message>
        <source>Scan the symbol. A keyboard scanner scans the first one three times.</source>
        <translation>请扫描条码。键盘式扫描枪的第一个条码要扫三次。</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <translation>尚未读到</translation>
    </message>
    <message>
        <source>comes as GS (0x1D): right</source>
        <translation>以 GS（0x1D）传输：正确</translation>
    </message>
    <message>
        <source>typed as Ctrl + ], read as GS</source>
        <translation>以 Ctrl + ] 输入，按 GS 读取</translation>
    </message>
    <message>
        <source>typed as F8, read as GS</source>
        <translation>以 F8 输入，按 GS 读取</translation>
    </message>
    <message>
        <source>typed as F12, read as GS</source>
        <translation>以 F12 输入，按 GS 读取</translation>
    </message>
    <message>
        <source>typed as Alt + 029, read as GS</source>
        <translation>以 Alt + 029 输入，按 GS 读取</translation>
    </message>
    <message>
        <source>comes as the sign {0}</source>
        <translation>变成了字符 {0}</translation>
    </message>
    <message>
        <source>comes as {0}</source>
        <translation>变成了 {0}</translation>
    </message>
    <message>
        <source>is lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>line feed</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表键</translation>
    </message>
    <message>
        <source>nothing but a pause</source>
        <translation>没有结束符，只有停顿</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫描枪</translation>
    </message>
    <message>
        <source>keyboard scanner</source>
        <translation>键盘式扫描枪</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>码制标识</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>End of a scan</source>
        <translation>结束符</translation>
    </message>
    <message>
        <source>Between two keys</source>
        <translation>按键间隔</translation>
    </message>
    <message>
        <source>upper and lower case exchanged</source>
        <translation>大小写颠倒</translation>
    </message>
    <message>
        <source>missing or strange</source>
        <translation>有缺失或异常</translation>
    </message>
    <message>
        <source>every one right</source>
        <translation>全部正确</translation>
    </message>
    <message>
        <source>Characters are missing or strange ones came: let the scanner type slower (&apos;inter-character delay&apos;), switch the input method to English.</source>
        <translation>字符有缺失或异常：请加大扫描枪的“字符间延时”，并把输入法切换到英文。</translation>
    </message>
    <message>
        <source>The separator is lost: lot and serial number run together. Switch on &apos;transmit GS&apos; or &apos;control characters&apos; in the scanner (&apos;Function key mapping&apos; off).</source>
        <translation>分隔符丢失，批号和序列号会连在一起。请在扫描枪上打开“发送 GS”或“控制字符输出”（关闭“功能键映射”）。</translation>
    </message>
    <message>
        <source>The separator comes as another sign: switch &apos;GS substitution&apos; off, so that it sends 0x1D.</source>
        <translation>分隔符被替换成其他字符：请关闭“GS 替换”，让扫描枪发送 0x1D。</translation>
    </message>
    <message>
        <source>Caps Lock is on: switch it off, or set the scanner to &apos;Caps Lock off&apos;; then scan again.</source>
        <translation>大写锁定已打开：请关闭，或在扫描枪上设置“Caps Lock 关闭”，然后重新扫描。</translation>
    </message>
    <message>
        <source>Another keyboard layout: set the scanner&apos;s &apos;country&apos; or &apos;keyboard layout&apos; to this computer&apos;s.</source>
        <translation>键盘布局不一致：请把扫描枪的“国家/键盘布局”设为与本机相同。</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; comes before the data: switch the prefix off.</source>
        <translation>数据前多了“{0}”：请关闭前缀。</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; comes after the data: set the end mark to Enter (CR) and nothing else.</source>
        <translation>数据后多了“{0}”：请把结束符设为回车（CR），不要加其他字符。</translation>
    </message>
    <message>
        <source>The identifier is not the one of the symbol: set &apos;transmit AIM ID&apos; and no identifier of the maker&apos;s.</source>
        <translation>码制标识与条码不符：请设为“发送 AIM ID”，不要使用厂家自己的标识。</translation>
    </message>
    <message>
        <source>Switch on &apos;transmit AIM ID&apos;: then a GS1 code is told from any other. It can be used without.</source>
        <translation>建议打开“发送 AIM ID”：这样才能区分 GS1 码和其他条码。不打开也能使用。</translation>
    </message>
    <message>
        <source>The three scans differ: keys get lost. Let the scanner type slower.</source>
        <translation>三次扫描不一致，有按键丢失。请让扫描枪输入慢一些。</translation>
    </message>
    <message>
        <source>As slow as a person types: set a prefix (F13) or take the inter-character delay away.</source>
        <translation>输入速度与人打字一样慢：请设置前缀（F13），或取消字符间延时。</translation>
    </message>
    <message>
        <source>No end mark: set the scanner to send Enter after each scan.</source>
        <translation>没有结束符：请设置扫描后发送回车。</translation>
    </message>
    <message>
        <source>The separator is typed as a key: it is read. If that key does something else at this desk, switch &apos;Function key mapping&apos; off.</source>
        <translation>分隔符以按键方式输入，可以读取。如果该按键在本工位另有用途，请关闭“功能键映射”。</translation>
    </message>
</context>
<context>
    <name>AssistantScreen</name>
    <message>
        <source>Keyboard scanner</source>
        <translation>键盘式扫描枪</translation>
    </message>
    <message>
        <source>The sheet is written: {0}</source>
        <translation>条码页已生成：{0}</translation>
    </message>
    <message>
        <source>Could not be written: {0}</source>
        <translation>无法写入：{0}</translation>
    </message>
    <message>
        <source>Proved</source>
        <translation>验证通过</translation>
    </message>
    <message>
        <source>{0} of 4 · {1}</source>
        <translation>{0}/4 · {1}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>条码内容</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>实际读到</translation>
    </message>
    <message>
        <source>What to change</source>
        <translation>需要调整</translation>
    </message>
    <message>
        <source>Save the scanner</source>
        <translation>保存扫描枪</translation>
    </message>
    <message>
        <source>Next symbol all the same</source>
        <translation>仍然继续下一个</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Sheet to print (PDF)</source>
        <translation>打印用条码页（PDF）</translation>
    </message>
</context>
<context>
    <name>Attendance</name>
    <message>
        <source>kept</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>本周未结束</translation>
    </message>
    <message>
        <source>on site</source>
        <translation>驻院中</translation>
    </message>
    <message>
        <source>not checked out</source>
        <translation>未签退</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>badge</source>
        <translation>扫牌</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手工</translation>
    </message>
</context>
<context>
    <name>AttendanceScreen</name>
    <message>
        <source>Monthly attendance</source>
        <translation>月度考勤</translation>
    </message>
    <message>
        <source>Days by week</source>
        <translation>按周天数</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>驻院登记</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>术中等待</translation>
    </message>
    <message>
        <source>Monthly report…</source>
        <translation>月度报表…</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上一月</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下一月</translation>
    </message>
    <message>
        <source>Who is on site</source>
        <translation>驻院签到</translation>
    </message>
    <message>
        <source>Choose the hospital, then scan a badge: it checks in, and out again when it is scanned later.</source>
        <translation>先选择医院，再扫工牌：首次为签到，稍后再扫为签退。</translation>
    </message>
    <message>
        <source>Check in on site</source>
        <translation>驻院签到</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>No engineer yet</source>
        <translation>尚无工程师</translation>
    </message>
    <message>
        <source>Enter people under Items &amp; places.</source>
        <translation>请在「产品与位置」中登记人员。</translation>
    </message>
    <message>
        <source>No visit this month</source>
        <translation>本月无驻院登记</translation>
    </message>
    <message>
        <source>Check-ins at cases are under Days by week.</source>
        <translation>手术到场登记见「按周天数」。</translation>
    </message>
    <message>
        <source>Nothing was read yet</source>
        <translation>尚未读取</translation>
    </message>
</context>
<context>
    <name>AuditOutcome</name>
    <message>
        <source>Adding up the balances before</source>
        <translation>汇总期初结存</translation>
    </message>
    <message>
        <source>Reading the audit chain</source>
        <translation>读取审计链</translation>
    </message>
    <message>
        <source>Reading the movements</source>
        <translation>读取库存移动</translation>
    </message>
    <message>
        <source>Reading the legs</source>
        <translation>读取移动分录</translation>
    </message>
    <message>
        <source>Adding up the balances at the end</source>
        <translation>汇总期末结存</translation>
    </message>
    <message>
        <source>Packing (bytes)</source>
        <translation>打包（字节）</translation>
    </message>
    <message>
        <source>Making the audit pack</source>
        <translation>正在生成审计包</translation>
    </message>
    <message>
        <source>Proving the audit pack</source>
        <translation>正在验证审计包</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>The audit pack is made</source>
        <translation>审计包已生成</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s): this pack is not sound</source>
        <translation>
            <numerusform>发现 %n 处问题：此审计包未通过验证</numerusform>
        </translation>
    </message>
    <message>
        <source>This pack is sound</source>
        <translation>此审计包通过验证</translation>
    </message>
    <message>
        <source>{0} · {1} to {2} · {3} entries</source>
        <translation>{0} · {1} 至 {2} · {3} 条记录</translation>
    </message>
    <message>
        <source>SHA-256 of manifest.json</source>
        <translation>manifest.json 的 SHA-256</translation>
    </message>
    <message>
        <source>Last link of the chain</source>
        <translation>审计链末环</translation>
    </message>
    <message>
        <source>Write both down away from this computer: a chain made anew is found by them alone.</source>
        <translation>请将两者记在本机以外的地方：整条链若被重做，只有凭它们才能发现。</translation>
    </message>
    <message>
        <source>Compare both with what you wrote down or were told.</source>
        <translation>请与您记下的或被告知的两项核对。</translation>
    </message>
</context>
<context>
    <name>AuditScreen</name>
    <message>
        <source>Who made which pack is written in the audit trail.</source>
        <translation>谁生成了哪个审计包，会写入审计记录。</translation>
    </message>
    <message>
        <source>Only an auditor, a supervisor or an administrator makes packs.</source>
        <translation>只有审计员、主管或管理员可以生成审计包。</translation>
    </message>
    <message>
        <source>Where shall the audit pack go?</source>
        <translation>审计包存到哪里？</translation>
    </message>
    <message>
        <source>Which audit pack?</source>
        <translation>选择审计包</translation>
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
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>本年</translation>
    </message>
    <message>
        <source>Own days</source>
        <translation>自定日期</translation>
    </message>
    <message>
        <source>Make an audit pack</source>
        <translation>生成审计包</translation>
    </message>
    <message>
        <source>Prove an audit pack</source>
        <translation>验证审计包</translation>
    </message>
    <message>
        <source>Make the pack…</source>
        <translation>生成审计包…</translation>
    </message>
    <message>
        <source>Choose a pack…</source>
        <translation>选择审计包…</translation>
    </message>
    <message>
        <source>One zip with every entry of the audit chain, movements, balances, labels, deadlines, late entries and changes of both days and all between, a report, and the small program that proves them.</source>
        <translation>一个压缩包，含首尾两日及其间的全部审计链记录、库存移动、结存、标签、时限、迟录和变更，附报告以及验证它们的小程序。</translation>
    </message>
    <message>
        <source>Every hash, row and figure is added up anew, by the same file that auditors run without this program.</source>
        <translation>每个哈希、每一行、每个数据都重新计算，所用的正是审计员无需本程序即可运行的同一文件。</translation>
    </message>
    <message>
        <source>For a single piece: scan it on the scan desk and open its life: one page, from the notice to today.</source>
        <translation>查单件：在扫码台扫描后打开其全程，从到货通知到今天，一页看完。</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>首日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>末日</translation>
    </message>
</context>
<context>
    <name>BinPurpose</name>
    <message>
        <source>Units</source>
        <translation>单件</translation>
    </message>
    <message>
        <source>Trays</source>
        <translation>器械盒</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>过期</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>law</source>
        <translation>法规</translation>
    </message>
    <message>
        <source>our own</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>{0} d {1}</source>
        <translation>{0} 天 {1}</translation>
    </message>
    <message>
        <source>Emergency orders</source>
        <translation>急单</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>手术</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Recalls</source>
        <translation>召回</translation>
    </message>
    <message>
        <source>Adverse events</source>
        <translation>不良事件</translation>
    </message>
    <message>
        <source>People &amp; training</source>
        <translation>人员与培训</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>late, still open</source>
        <translation>超时未了</translation>
    </message>
    <message>
        <source>clerk</source>
        <translation>仓管员</translation>
    </message>
    <message>
        <source>engineer</source>
        <translation>工程师</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>审核员</translation>
    </message>
    <message>
        <source>whom it is promised</source>
        <translation>承诺对象</translation>
    </message>
    <message>
        <source>within {0}</source>
        <translation>{0}内</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>unread, told late</source>
        <translation>未读，补报</translation>
    </message>
</context>
<context>
    <name>BoardScreen</name>
    <message>
        <source>What runs</source>
        <translation>正在计时</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>按时率</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
</context>
<context>
    <name>BuyingBar</name>
    <message>
        <source>Choose a lot or serial number to buy it out.</source>
        <translation>选择一个批号或序列号即可买断。</translation>
    </message>
    <message>
        <source>nothing of it is here now</source>
        <translation>目前没有库存</translation>
    </message>
    <message>
        <source>{0} · {1} there</source>
        <translation>{0} · {1} 件</translation>
    </message>
    <message>
        <source>Buy {0} × {1} in {2} for {3} CNY? Agreed by {4}.</source>
        <translation>以 {3} 元买断 {2} 中的 {1} 共 {0} 件？同意人：{4}。</translation>
    </message>
    <message>
        <source>{5} buys {0} × {1} in {2} for {3} CNY? Agreed by {4}.</source>
        <translation>由 {5} 以 {3} 元买断 {2} 的 {0} × {1}？同意人：{4}。</translation>
    </message>
    <message>
        <source>Buy out…</source>
        <translation>买断…</translation>
    </message>
    <message>
        <source>Yes, buy out</source>
        <translation>是，买断</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Take the buy-out back</source>
        <translation>撤回买断</translation>
    </message>
    <message>
        <source>Why it was a mistake</source>
        <translation>为什么是误操作</translation>
    </message>
    <message>
        <source>Who agreed</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>Who agreed to the buy-out</source>
        <translation>同意买断的人</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Who buys</source>
        <translation>由谁买断</translation>
    </message>
    <message>
        <source>Pieces to buy</source>
        <translation>买断件数</translation>
    </message>
</context>
<context>
    <name>CalibrationPage</name>
    <message>
        <source>certificate</source>
        <translation>证书编号</translation>
    </message>
    <message>
        <source>laboratory</source>
        <translation>检定机构</translation>
    </message>
    <message>
        <source>done: today</source>
        <translation>日期：今天</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Out of use …</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Take a certificate back …</source>
        <translation>撤回证书…</translation>
    </message>
    <message>
        <source>Paper of a certificate …</source>
        <translation>证书文件…</translation>
    </message>
    <message>
        <source>Add test equipment</source>
        <translation>新增检测设备</translation>
    </message>
    <message>
        <source>Test equipment is added with its owner and its cycle; its certificates follow.</source>
        <translation>先登记检测设备的所有方与校准周期，再登记证书。</translation>
    </message>
    <message>
        <source>No test equipment yet</source>
        <translation>尚无检测设备</translation>
    </message>
</context>
<context>
    <name>CalibrationScreen</name>
    <message>
        <source>Keyboard scanner</source>
        <translation>键盘扫描枪</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>That was not the same</source>
        <translation>与前一次不同</translation>
    </message>
    <message>
        <source>Scan the symbol: {0} of 3</source>
        <translation>请扫描此码：第 {0} 次，共 3 次</translation>
    </message>
    <message>
        <source>Scan it once more, to prove it</source>
        <translation>请再扫一次以确认</translation>
    </message>
    <message>
        <source>Proved</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Came: {0}. Set the scanner up as its manual says, then start over.</source>
        <translation>收到：{0}。请按说明书设置扫描枪，然后重新开始。</translation>
    </message>
    <message>
        <source>Three times, with a second between. Do not type meanwhile.</source>
        <translation>共扫三次，间隔一秒。其间请勿敲键盘。</translation>
    </message>
    <message>
        <source>The keys below make the profile. This scan is read with it.</source>
        <translation>下面的按键记录生成参数，本次扫描用它读取。</translation>
    </message>
    <message>
        <source>The scan was read letter by letter, with its separator. Save it.</source>
        <translation>扫描内容逐字正确，含分隔符。请保存。</translation>
    </message>
    <message>
        <source>The scanner is in use with this profile.</source>
        <translation>扫描枪已按此参数使用。</translation>
    </message>
    <message>
        <source>{0} / {1} / {2} ms</source>
        <translation>{0} / {1} / {2} ms</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>line feed</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>none: a pause. Better set the scanner to send Enter.</source>
        <translation>无，仅停顿。建议设置扫描枪发送回车。</translation>
    </message>
    <message>
        <source>not found: lots and serials would run together. Set the scanner to send GS.</source>
        <translation>没有收到，批号与序列号会连在一起。请设置扫描枪发送 GS。</translation>
    </message>
    <message>
        <source>the sign {0} instead</source>
        <translation>以符号 {0} 代替</translation>
    </message>
    <message>
        <source>As slow as a person: set the scanner to send a prefix, or to type faster.</source>
        <translation>速度与人工输入相近：请设置扫描枪发送前缀，或加快输出。</translation>
    </message>
    <message>
        <source>The three scans differ: keys get lost. Let the scanner type slower, start over.</source>
        <translation>三次扫描不一致，有按键丢失。请降低扫描枪输出速度，重新开始。</translation>
    </message>
    <message>
        <source>Wrong keyboard layout: {0}. Set the scanner to this computer&apos;s.</source>
        <translation>键盘布局不符：{0}。请将扫描枪设为本机布局。</translation>
    </message>
    <message>
        <source>every character right</source>
        <translation>所有字符正确</translation>
    </message>
    <message>
        <source>Between two keys (least / middle / most)</source>
        <translation>按键间隔（最小 / 中位 / 最大）</translation>
    </message>
    <message>
        <source>Proposed limit</source>
        <translation>建议上限</translation>
    </message>
    <message>
        <source>End of a scan</source>
        <translation>扫描结束符</translation>
    </message>
    <message>
        <source>Separator (GS)</source>
        <translation>分隔符（GS）</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>Save the profile</source>
        <translation>保存参数</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
</context>
<context>
    <name>Camera</name>
    <message>
        <source>Take a picture</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Take the picture</source>
        <translation>拍摄</translation>
    </message>
</context>
<context>
    <name>CareReport</name>
    <message>
        <source>Proving the ledger</source>
        <translation>正在校验流水账</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制清单</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Backed up, read back, and proved</source>
        <translation>备份完成，已重新读出并通过校验</translation>
    </message>
    <message>
        <source>{0} rows were proved: {1} movements, {2} legs, {3} balances, {4} links of the audit chain.</source>
        <translation>共校验 {0} 行：流水 {1} 笔，分录 {2} 条，结存 {3} 条，审计链 {4} 环。</translation>
    </message>
    <message>
        <source>The ledger is sound</source>
        <translation>流水账完整无误</translation>
    </message>
    <message>
        <source>{0} · {1} MB. The file is not encrypted: keep it where only those may read who should.</source>
        <translation>{0} · {1} MB。文件没有加密，请放在只有授权人员能读取的地方。</translation>
    </message>
    <message>
        <source>{0} faults or more in the ledger</source>
        <translation>流水账中有 {0} 个或更多问题</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) in the ledger</source>
        <translation>
            <numerusform>流水账中有 %n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was repaired. Keep the list, and show it to whoever looks after the database.</source>
        <translation>未做任何修复。请保存这份清单，并交给数据库负责人。</translation>
    </message>
    <message>
        <source>It does not count as a good backup.</source>
        <translation>这份备份不算成功。</translation>
    </message>
</context>
<context>
    <name>CarriageForm</name>
    <message>
        <source>On the claim list</source>
        <translation>索赔清单上的运费</translation>
    </message>
    <message>
        <source>No carriage is on the claim list</source>
        <translation>索赔清单上没有运费</translation>
    </message>
    <message>
        <source>borne by {0}</source>
        <translation>承担方：{0}</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>{0} CNY</source>
        <translation>{0} 元</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运商</translation>
    </message>
    <message>
        <source>Waybill</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Amount, CNY</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>RT-… or D-…</source>
        <translation>RT-… 或 D-…</translation>
    </message>
    <message>
        <source>scan it</source>
        <translation>请扫描</translation>
    </message>
    <message>
        <source>Put it on the claim list</source>
        <translation>登记到索赔清单</translation>
    </message>
    <message>
        <source>Why it was a mistake</source>
        <translation>录错的原因</translation>
    </message>
    <message>
        <source>Take the carriage back</source>
        <translation>撤销该运费</translation>
    </message>
</context>
<context>
    <name>CaseForms</name>
    <message>
        <source>{0} · no assessment passed</source>
        <translation>{0} · 考核未通过</translation>
    </message>
    <message>
        <source>Let go what is reserved for %1</source>
        <translation>释放 %1 的预留</translation>
    </message>
    <message>
        <source>Take %1 back</source>
        <translation>撤回 %1</translation>
    </message>
    <message>
        <source>These rest on it. Cancel or fetch them first: %1</source>
        <translation>以下单据依赖它，请先取消或取回：%1</translation>
    </message>
    <message>
        <source>Nothing rests on it. What was used is booked back, and credited.</source>
        <translation>没有单据依赖它。已用物品将冲回，并作贷记。</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新建手术</translation>
    </message>
    <message>
        <source>Change the plan of %1</source>
        <translation>修改 %1 的计划</translation>
    </message>
    <message>
        <source>Add a tray to %1</source>
        <translation>为 %1 添加器械盒</translation>
    </message>
    <message>
        <source>Give the table of %1</source>
        <translation>为 %1 安排跟台工程师</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>取消 %1</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Send out</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Confirm the report</source>
        <translation>确认报告</translation>
    </message>
    <message>
        <source>Planned, with spares</source>
        <translation>计划与备用</translation>
    </message>
    <message>
        <source>What went out</source>
        <translation>发出的物品</translation>
    </message>
    <message>
        <source>Scan COME BACK, IMPLANTED or WASTED, then the pieces.</source>
        <translation>先扫「收回」「已植入」或「已开未用」，再扫物品。</translation>
    </message>
    <message>
        <source>Scan the tray, then what is in it.</source>
        <translation>扫描器械盒，再扫描盒内物品。</translation>
    </message>
    <message>
        <source>Scan the stickers of what was implanted.</source>
        <translation>扫描已植入物品的标签。</translation>
    </message>
    <message>
        <source>Scan the stickers of what was opened and not used.</source>
        <translation>扫描已开未用物品的标签。</translation>
    </message>
    <message>
        <source>Scan a piece to reserve it; SEND OUT when the case leaves.</source>
        <translation>扫描物品即为预留；出发时扫「发出」。</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Give the table…</source>
        <translation>安排跟台…</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>手术职责</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>Change plan…</source>
        <translation>修改计划…</translation>
    </message>
    <message>
        <source>Add tray…</source>
        <translation>添加器械盒…</translation>
    </message>
    <message>
        <source>Cancel case…</source>
        <translation>取消手术…</translation>
    </message>
    <message>
        <source>Let reservations go…</source>
        <translation>释放预留…</translation>
    </message>
    <message>
        <source>Take the report back…</source>
        <translation>撤回报告…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部手术</translation>
    </message>
    <message>
        <source>Operation ended, such as 2026-11-24 11:20; empty: now</source>
        <translation>手术结束时间，如 2026-11-24 11:20；留空为现在</translation>
    </message>
    <message>
        <source>Reason, only to pass a red gate</source>
        <translation>理由（仅用于放行未通过的关口）</translation>
    </message>
    <message>
        <source>Come back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Implanted</source>
        <translation>已植入</translation>
    </message>
    <message>
        <source>Opened, not used</source>
        <translation>已开未用</translation>
    </message>
</context>
<context>
    <name>CasesScreen</name>
    <message>
        <source>open: %1</source>
        <translation>待办：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n without a spare</source>
        <translation>
            <numerusform>%n 个规格没有备用</numerusform>
        </translation>
    </message>
    <message>
        <source>no kit</source>
        <translation>未定套装</translation>
    </message>
    <message>
        <source>to count</source>
        <translation>待清点</translation>
    </message>
    <message>
        <source>not complete</source>
        <translation>不齐</translation>
    </message>
    <message>
        <source>not sterile</source>
        <translation>未灭菌</translation>
    </message>
    <message>
        <source>date too short</source>
        <translation>有效期不足</translation>
    </message>
    <message>
        <source>the plan changed since</source>
        <translation>方案已变更</translation>
    </message>
    <message>
        <source>not rechecked</source>
        <translation>未复核</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚未安排</translation>
    </message>
    <message>
        <source>At the table</source>
        <translation>跟台</translation>
    </message>
    <message>
        <source>Trays</source>
        <translation>器械盒</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预留</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Override</source>
        <translation>放行理由</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Implanted</source>
        <translation>已植入</translation>
    </message>
    <message>
        <source>Opened, not used</source>
        <translation>已开未用</translation>
    </message>
    <message>
        <source>Rebate</source>
        <translation>返利</translation>
    </message>
    <message>
        <source>Rests on it</source>
        <translation>依赖它的单据</translation>
    </message>
    <message>
        <source>Usage report</source>
        <translation>使用报告</translation>
    </message>
    <message>
        <source>Plan the first one: its number, hospital and start, and what it needs.</source>
        <translation>登记第一台手术：编号、医院、开始时间和所需物品。</translation>
    </message>
    <message>
        <source>New case…</source>
        <translation>新建手术…</translation>
    </message>
    <message>
        <source>No cases yet</source>
        <translation>还没有手术</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>手术</translation>
    </message>
    <message>
        <source>Scan a tray or a case number, or choose a case.</source>
        <translation>扫描器械盒或手术编号，或选择一台手术。</translation>
    </message>
</context>
<context>
    <name>Centre</name>
    <message>
        <source>not entered</source>
        <translation>未录入</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Run by</source>
        <translation>运营单位</translation>
    </message>
    <message>
        <source>{0} km straight</source>
        <translation>直线 {0} 公里</translation>
    </message>
    <message>
        <source>{0} km by road</source>
        <translation>公路 {0} 公里</translation>
    </message>
    <message>
        <source>devices: {0}</source>
        <translation>设备 {0} 台</translation>
    </message>
    <message>
        <source>certificates: {0} of {1}</source>
        <translation>有效证书 {0}/{1}</translation>
    </message>
    <message>
        <source>distance missing</source>
        <translation>未录入距离</translation>
    </message>
    <message>
        <source>within 150 km</source>
        <translation>150 公里以内</translation>
    </message>
    <message>
        <source>beyond 150 km</source>
        <translation>150 公里以外</translation>
    </message>
</context>
<context>
    <name>CentrePage</name>
    <message>
        <source>lent out</source>
        <translation>已借出</translation>
    </message>
    <message>
        <source>{0} beyond 150 km</source>
        <translation>150 公里以外 {0} 家</translation>
    </message>
    <message>
        <source>Hospitals</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>{0} of the partner</source>
        <translation>渠道商人员 {0} 人</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>No hospital yet: enter the distances beside the sites</source>
        <translation>还没有医院：请在“里程”中录入距离</translation>
    </message>
    <message>
        <source>{0} without a distance</source>
        <translation>未录入距离 {0} 家</translation>
    </message>
    <message>
        <source>Nobody yet: enter them under People &amp; training</source>
        <translation>还没有人员：请在“人员与培训”中录入</translation>
    </message>
    <message>
        <source>{0} of a manufacturer</source>
        <translation>厂家所有 {0} 台</translation>
    </message>
    <message>
        <source>{0} not to be used</source>
        <translation>禁止使用 {0} 台</translation>
    </message>
    <message>
        <source>{0} lent out</source>
        <translation>借出 {0} 个</translation>
    </message>
    <message>
        <source>Save the centre card</source>
        <translation>保存维修中心信息卡</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Scanner</source>
        <translation>扫描枪</translation>
    </message>
    <message>
        <source>none set up</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>It has not answered for 10 seconds.</source>
        <translation>已 10 秒没有应答。</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>正在打开</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>none waiting</source>
        <translation>无待处理</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>scan your badge</source>
        <translation>请扫工牌</translation>
    </message>
    <message>
        <source>At the desk</source>
        <translation>当前人员</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
</context>
<context>
    <name>ClockPages</name>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n 项超时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>计时</translation>
    </message>
    <message numerus="yes">
        <source>%n given up</source>
        <translation>
            <numerusform>%n 条放弃</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>对外消息</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 条未读</numerusform>
        </translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
</context>
<context>
    <name>CodeLine</name>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Two days</source>
        <translation>两天达标</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>At cases</source>
        <translation>手术</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>驻院</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>手术台数</translation>
    </message>
    <message>
        <source>With waiting</source>
        <translation>有等待</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>By cause</source>
        <translation>按原因</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>盘点日期</translation>
    </message>
    <message>
        <source>Now (CNY)</source>
        <translation>现有（元）</translation>
    </message>
    <message>
        <source>Less by</source>
        <translation>降幅</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Carried by</source>
        <translation>承运方</translation>
    </message>
    <message>
        <source>Road (km)</source>
        <translation>公路 (km)</translation>
    </message>
    <message>
        <source>Straight (km)</source>
        <translation>直线 (km)</translation>
    </message>
    <message>
        <source>Within 150 km</source>
        <translation>150 km 内</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>服务包</translation>
    </message>
    <message>
        <source>Emergencies</source>
        <translation>急救</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Label of</source>
        <translation>标签对象</translation>
    </message>
    <message>
        <source>Serial, lot or place</source>
        <translation>序列号、批号或库位</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>已过</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>REF</source>
        <translation>货号（REF）</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>下单人</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>工作站</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>UDI-DI</source>
        <translation>UDI-DI</translation>
    </message>
    <message>
        <source>Price (CNY)</source>
        <translation>价格（元）</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>专区</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>货主</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Our code</source>
        <translation>我方代码</translation>
    </message>
    <message>
        <source>Their number</source>
        <translation>对方编号</translation>
    </message>
    <message>
        <source>Maker or model</source>
        <translation>厂家或型号</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>By</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Promised to</source>
        <translation>已预留给</translation>
    </message>
    <message>
        <source>Owed to</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Told next</source>
        <translation>下次提醒</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Told at</source>
        <translation>提醒时间</translation>
    </message>
    <message>
        <source>What was told</source>
        <translation>提醒内容</translation>
    </message>
    <message>
        <source>About</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>For</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>按时率</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Late by</source>
        <translation>超时多久</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>位数</translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>Opened, not used: paid by</source>
        <translation>已开未用付款方</translation>
    </message>
    <message>
        <source>Presence within 24 h</source>
        <translation>24 小时到场起算</translation>
    </message>
    <message>
        <source>Area (m²)</source>
        <translation>面积（m²）</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>工牌号</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>品种</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>包装数</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>设定人</translation>
    </message>
    <message>
        <source>Set on</source>
        <translation>设定时间</translation>
    </message>
    <message>
        <source>How</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>净库存</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订货</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Bought out</source>
        <translation>买断</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>调拨</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>期末</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备数</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>故障数</translation>
    </message>
    <message>
        <source>Device-years</source>
        <translation>设备年</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>故障率</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Value, CNY</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Without a price</source>
        <translation>无价格</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>本期</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>上期</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Device, fault class, parts</source>
        <translation>设备、故障类别、备件</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报修日期</translation>
    </message>
    <message>
        <source>Age, days</source>
        <translation>使用天数</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>消毒状态</translation>
    </message>
    <message>
        <source>Part, owner, models</source>
        <translation>备件、所有者、型号</translation>
    </message>
    <message>
        <source>Pieces × price</source>
        <translation>件数 × 单价</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>偶然概率</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Repair cost</source>
        <translation>维修成本</translation>
    </message>
    <message>
        <source>Parts used</source>
        <translation>备件耗用</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>服务收入</translation>
    </message>
    <message>
        <source>Offsets</source>
        <translation>保内抵扣</translation>
    </message>
    <message>
        <source>Depreciation</source>
        <translation>折旧</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Kind of fault</source>
        <translation>故障类别</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已判定</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>复发</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Days here</source>
        <translation>在库天数</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Value (CNY)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Days since</source>
        <translation>距今天数</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Lot there</source>
        <translation>对方批号</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Used on</source>
        <translation>使用日期</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>文件行</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Custodian</source>
        <translation>保管方</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应为</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发出时间</translation>
    </message>
    <message>
        <source>Answered after</source>
        <translation>答复用时</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Told before</source>
        <translation>提前提醒</translation>
    </message>
    <message>
        <source>Who is told</source>
        <translation>提醒谁</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Noticed at</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>By how much</source>
        <translation>相差</translation>
    </message>
    <message>
        <source>Its clock said</source>
        <translation>本机时钟</translation>
    </message>
    <message>
        <source>The server said</source>
        <translation>服务器时钟</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>途径</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>下次发送</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Name of its secret</source>
        <translation>密钥名称</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>收件方</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>保修期</translation>
    </message>
    <message>
        <source>Not later than</source>
        <translation>最晚不超过</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>延保</translation>
    </message>
    <message>
        <source>Consumables</source>
        <translation>耗材</translation>
    </message>
    <message>
        <source>Exemptions</source>
        <translation>免责条款</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Covered until</source>
        <translation>在保至</translation>
    </message>
    <message>
        <source>Whose work</source>
        <translation>负责人</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>All hospitals</source>
        <translation>所有医院</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n 处差异</numerusform>
        </translation>
    </message>
    <message>
        <source>Both lists agree</source>
        <translation>两份清单一致</translation>
    </message>
    <message>
        <source>List of use of a hospital or manufacturer</source>
        <translation>医院或厂家的使用清单</translation>
    </message>
    <message>
        <source>differences-%1</source>
        <translation>差异-%1</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>保存核对结果</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Print or PDF…</source>
        <translation>打印或存 PDF…</translation>
    </message>
    <message>
        <source>Save table…</source>
        <translation>保存表格…</translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>A CSV or XLSX with item, lot, serial, quantity. Nothing is changed by comparing.</source>
        <translation>CSV 或 XLSX 文件，含货号、批号、序列号、数量。核对不会改动任何数据。</translation>
    </message>
    <message>
        <source>Compare a list of use with this month</source>
        <translation>将使用清单与本月核对</translation>
    </message>
    <message>
        <source>No line of this kind</source>
        <translation>没有此类行</translation>
    </message>
    <message>
        <source>Press the tile again to see all.</source>
        <translation>再按一次方块可显示全部。</translation>
    </message>
</context>
<context>
    <name>CountDifference</name>
    <message>
        <source>Missing</source>
        <translation>短缺</translation>
    </message>
    <message>
        <source>Found elsewhere</source>
        <translation>在别处找到</translation>
    </message>
    <message>
        <source>In the wrong place</source>
        <translation>放错位置</translation>
    </message>
    <message>
        <source>In no book</source>
        <translation>账上没有</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>无法识别</translation>
    </message>
</context>
<context>
    <name>CountDifferencePage</name>
    <message>
        <source>{0} % at the first pass, {1} % after the recount</source>
        <translation>初盘 {0} %，复盘后 {1} %</translation>
    </message>
    <message>
        <source>worth {0} CNY</source>
        <translation>金额 {0} 元</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Book the difference</source>
        <translation>登记差异</translation>
    </message>
    <message>
        <source>Counts at work</source>
        <translation>进行中的盘点</translation>
    </message>
    <message>
        <source>Likely places</source>
        <translation>可能的位置</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新盘点</translation>
    </message>
    <message>
        <source>Choose a count that waits for a decision, or scan its bin.</source>
        <translation>选择一个待处理的盘点，或扫描其货位。</translation>
    </message>
</context>
<context>
    <name>CountLikely</name>
    <message>
        <source>its goods lie here</source>
        <translation>有它的货放错过来</translation>
    </message>
    <message>
        <source>tray with the same item</source>
        <translation>装有同品种的器械盒</translation>
    </message>
    <message>
        <source>was there before</source>
        <translation>曾存放于此</translation>
    </message>
    <message>
        <source>beside it</source>
        <translation>相邻货位</translation>
    </message>
    <message>
        <source>same item</source>
        <translation>存有同品种</translation>
    </message>
</context>
<context>
    <name>CountMark</name>
    <message>
        <source>Being counted</source>
        <translation>盘点中</translation>
    </message>
    <message>
        <source>To count</source>
        <translation>待盘</translation>
    </message>
    <message>
        <source>Recount</source>
        <translation>待复盘</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>已盘点</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>其他日期</translation>
    </message>
</context>
<context>
    <name>CountPlanPage</name>
    <message>
        <source>No round is planned. Plan one, or scan any bin to count it.</source>
        <translation>尚未安排盘点。请先安排，或扫描任一货位直接盘点。</translation>
    </message>
    <message numerus="yes">
        <source>%n bin(s) left today. Scan a bin, or click it.</source>
        <translation>
            <numerusform>今日还剩 %n 个货位。扫描或点击货位开始。</numerusform>
        </translation>
    </message>
    <message>
        <source>Accuracy {0} % at the first pass, {1} % after the recount</source>
        <translation>准确率：初盘 {0} %，复盘后 {1} %</translation>
    </message>
    <message>
        <source>Counted today</source>
        <translation>今日已盘</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Whole zone at once</source>
        <translation>全区一次盘完</translation>
    </message>
    <message>
        <source>Count sheet…</source>
        <translation>盘点表…</translation>
    </message>
    <message>
        <source>Plan a round</source>
        <translation>安排一轮盘点</translation>
    </message>
</context>
<context>
    <name>CountReason</name>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Movement not booked</source>
        <translation>出入库未登记</translation>
    </message>
    <message>
        <source>Booked wrongly</source>
        <translation>登记错误</translation>
    </message>
    <message>
        <source>Wrong label</source>
        <translation>标签错误</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>失窃</translation>
    </message>
</context>
<context>
    <name>CountResult</name>
    <message>
        <source>counted</source>
        <translation>已计数</translation>
    </message>
    <message>
        <source>belongs elsewhere</source>
        <translation>应在别处</translation>
    </message>
    <message>
        <source>in no book</source>
        <translation>账上没有</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>无法识别</translation>
    </message>
    <message>
        <source>counted before</source>
        <translation>已数过</translation>
    </message>
    <message>
        <source>belongs here</source>
        <translation>属于此处</translation>
    </message>
</context>
<context>
    <name>CountState</name>
    <message>
        <source>being counted</source>
        <translation>初盘中</translation>
    </message>
    <message>
        <source>second person</source>
        <translation>待第二人复盘</translation>
    </message>
    <message>
        <source>being recounted</source>
        <translation>复盘中</translation>
    </message>
    <message>
        <source>to approve</source>
        <translation>待批准</translation>
    </message>
    <message>
        <source>to book</source>
        <translation>待登记</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>已盘点</translation>
    </message>
    <message>
        <source>ended early</source>
        <translation>提前结束</translation>
    </message>
</context>
<context>
    <name>CountWorkPage</name>
    <message>
        <source>Looking in {0}</source>
        <translation>在 {0} 查找</translation>
    </message>
    <message>
        <source>First pass</source>
        <translation>初盘</translation>
    </message>
    <message>
        <source>Counted again</source>
        <translation>复盘</translation>
    </message>
    <message>
        <source>pieces scanned here</source>
        <translation>件已在此扫描</translation>
    </message>
    <message>
        <source>Packages in the next scan (goods without serial number)</source>
        <translation>下一次扫描的包装数（无序列号物品）</translation>
    </message>
    <message>
        <source>Last scans</source>
        <translation>最近扫描</translation>
    </message>
    <message>
        <source>Look here for what is missing</source>
        <translation>到这些位置查找短缺物品</translation>
    </message>
    <message>
        <source>END BIN</source>
        <translation>盘点结束</translation>
    </message>
    <message>
        <source>Take back the last scan</source>
        <translation>撤回上一次扫描</translation>
    </message>
    <message>
        <source>Drop this count</source>
        <translation>放弃本次盘点</translation>
    </message>
</context>
<context>
    <name>CountsScreen</name>
    <message>
        <source>Rule of counting · %1</source>
        <translation>盘点规则 · %1</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Count sheet</source>
        <translation>盘点表</translation>
    </message>
    <message>
        <source>No zone yet</source>
        <translation>尚无库区</translation>
    </message>
    <message>
        <source>Draw the spare-parts zone under Items &amp; places.</source>
        <translation>请在“品种与位置”中绘制备件专区。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Rule…</source>
        <translation>规则…</translation>
    </message>
</context>
<context>
    <name>DatabaseCare</name>
    <message>
        <source>Adding up each movement</source>
        <translation>逐笔流水求和</translation>
    </message>
    <message>
        <source>Looking for lost rows</source>
        <translation>查找缺失的行</translation>
    </message>
    <message>
        <source>Holding the balances against the ledger</source>
        <translation>核对结存与流水账</translation>
    </message>
    <message>
        <source>Looking for pieces in two places</source>
        <translation>查找同时在两处的单件</translation>
    </message>
    <message>
        <source>Following the reversals</source>
        <translation>核对红冲记录</translation>
    </message>
    <message>
        <source>Following the labels</source>
        <translation>正在核对标签</translation>
    </message>
    <message>
        <source>Holding movements against the audit chain</source>
        <translation>核对流水与审计链</translation>
    </message>
    <message>
        <source>Comparing every row with what was recorded</source>
        <translation>逐行核对原始记录</translation>
    </message>
    <message>
        <source>Hashing the audit chain</source>
        <translation>重新计算审计链哈希</translation>
    </message>
    <message>
        <source>Copying the database</source>
        <translation>复制数据库</translation>
    </message>
    <message>
        <source>Hashing the copy (bytes)</source>
        <translation>计算副本哈希（字节）</translation>
    </message>
    <message>
        <source>Packing the file (bytes)</source>
        <translation>打包文件（字节）</translation>
    </message>
    <message>
        <source>Reading the file back (bytes)</source>
        <translation>重新读出文件（字节）</translation>
    </message>
</context>
<context>
    <name>DatabaseCareView</name>
    <message>
        <source>Where shall the backup go?</source>
        <translation>备份放到哪里？</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Only a supervisor or an administrator may back up.</source>
        <translation>只有主管或管理员可以备份。</translation>
    </message>
    <message>
        <source>To bring a backup back, close the program and give this command:</source>
        <translation>要恢复备份，请关闭程序，然后运行以下命令：</translation>
    </message>
    <message>
        <source>No good backup of this database is known on this computer.</source>
        <translation>本机没有此数据库的成功备份记录。</translation>
    </message>
    <message>
        <source>Last good backup: {0} · {1}</source>
        <translation>最近一次成功备份：{0} · {1}</translation>
    </message>
    <message>
        <source>Make one every day.</source>
        <translation>请每天备份一次。</translation>
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
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DefectsPage</name>
    <message>
        <source>Bin; empty: the first free one for quarantine</source>
        <translation>库位；留空：第一个空的隔离库位</translation>
    </message>
    <message>
        <source>It has arrived</source>
        <translation>已到达</translation>
    </message>
    <message>
        <source>Number of its letter</source>
        <translation>函件编号</translation>
    </message>
    <message>
        <source>Close the case (supervisor)</source>
        <translation>结案（主管）</translation>
    </message>
    <message>
        <source>What the manufacturer decided</source>
        <translation>生产企业的决定</translation>
    </message>
    <message>
        <source>Decision…</source>
        <translation>决定…</translation>
    </message>
</context>
<context>
    <name>Designer</name>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Y)</source>
        <translation>重做（Ctrl+Y）</translation>
    </message>
    <message>
        <source>Align left edges</source>
        <translation>左对齐</translation>
    </message>
    <message>
        <source>Align centres across</source>
        <translation>水平居中</translation>
    </message>
    <message>
        <source>Align right edges</source>
        <translation>右对齐</translation>
    </message>
    <message>
        <source>Align upper edges</source>
        <translation>顶端对齐</translation>
    </message>
    <message>
        <source>Align middles up and down</source>
        <translation>垂直居中</translation>
    </message>
    <message>
        <source>Align lower edges</source>
        <translation>底端对齐</translation>
    </message>
    <message>
        <source>Equal spaces across</source>
        <translation>水平等距</translation>
    </message>
    <message>
        <source>Equal spaces up and down</source>
        <translation>垂直等距</translation>
    </message>
    <message>
        <source>To the front (Ctrl+PageUp)</source>
        <translation>置于最前（Ctrl+PageUp）</translation>
    </message>
    <message>
        <source>To the back (Ctrl+PageDown)</source>
        <translation>置于最后（Ctrl+PageDown）</translation>
    </message>
    <message>
        <source>Duplicate (Ctrl+D)</source>
        <translation>复制一份（Ctrl+D）</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>删除（Del）</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>框</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>ISO symbol</source>
        <translation>ISO 符号</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单件</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>器械盒</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>工牌</translation>
    </message>
    <message>
        <source>Box (parcel)</source>
        <translation>装箱</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>粗体</translation>
    </message>
    <message>
        <source>Monospaced</source>
        <translation>等宽</translation>
    </message>
    <message>
        <source>Monospaced bold</source>
        <translation>等宽粗体</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>靠左</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>靠右</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>靠上</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>靠下</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Wrap, then shrink</source>
        <translation>先换行再缩小</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>横</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>竖</translation>
    </message>
    <message>
        <source>has a value</source>
        <translation>有值</translation>
    </message>
    <message>
        <source>has none</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>UDI for a barcode</source>
        <translation>条码用 UDI</translation>
    </message>
    <message>
        <source>UDI for people, with brackets</source>
        <translation>供人识读的 UDI，带括号</translation>
    </message>
    <message>
        <source>The scan as it came</source>
        <translation>扫描原文</translation>
    </message>
    <message>
        <source>Issuer of the UDI</source>
        <translation>UDI 发码机构</translation>
    </message>
    <message>
        <source>UDI-DI of the item</source>
        <translation>产品的 UDI-DI</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Use-by date</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Date of manufacture</source>
        <translation>生产日期</translation>
    </message>
    <message>
        <source>Date of packing</source>
        <translation>包装日期</translation>
    </message>
    <message>
        <source>Sterilization lot</source>
        <translation>灭菌批号</translation>
    </message>
    <message>
        <source>Medical insurance code</source>
        <translation>医保编码</translation>
    </message>
    <message>
        <source>Catalogue number (REF)</source>
        <translation>产品编号（REF）</translation>
    </message>
    <message>
        <source>Name of the item, Chinese</source>
        <translation>品名（中文）</translation>
    </message>
    <message>
        <source>Name of the item, English</source>
        <translation>品名（英文）</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>Registration certificate</source>
        <translation>注册证号</translation>
    </message>
    <message>
        <source>How it was sterilized</source>
        <translation>灭菌方式</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit of measure</source>
        <translation>计量单位</translation>
    </message>
    <message>
        <source>Owner of the goods</source>
        <translation>货主</translation>
    </message>
    <message>
        <source>Partner of the site</source>
        <translation>库房合作单位</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>库房</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>专区</translation>
    </message>
    <message>
        <source>Place code</source>
        <translation>库位编号</translation>
    </message>
    <message>
        <source>Bin code</source>
        <translation>货位编号</translation>
    </message>
    <message>
        <source>How much fits in</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Tray code</source>
        <translation>器械盒编号</translation>
    </message>
    <message>
        <source>Name of the tray</source>
        <translation>器械盒名称</translation>
    </message>
    <message>
        <source>Pieces in it</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>内装</translation>
    </message>
    <message>
        <source>Kind of hold</source>
        <translation>隔离种类</translation>
    </message>
    <message>
        <source>Reason of the hold</source>
        <translation>隔离原因</translation>
    </message>
    <message>
        <source>Delivery note number</source>
        <translation>送货通知号</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Time of the surgery</source>
        <translation>手术时间</translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>科室</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运</translation>
    </message>
    <message>
        <source>Number of this box</source>
        <translation>箱号</translation>
    </message>
    <message>
        <source>How many boxes</source>
        <translation>总箱数</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>要求送达</translation>
    </message>
    <message>
        <source>Date of receipt</source>
        <translation>收货日期</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Badge number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Role of the person</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Equipment number</source>
        <translation>设备编号</translation>
    </message>
    <message>
        <source>Repair number</source>
        <translation>报修单号</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>保修至</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Name of the place</source>
        <translation>库位名称</translation>
    </message>
    <message>
        <source>Code of the zone (SZ:…)</source>
        <translation>专区码（SZ:…）</translation>
    </message>
    <message>
        <source>Time of printing</source>
        <translation>打印时间</translation>
    </message>
    <message>
        <source>Number of the label</source>
        <translation>标签号</translation>
    </message>
    <message>
        <source>Word on a reprint</source>
        <translation>重打字样</translation>
    </message>
    <message>
        <source>The file is not a template in JSON</source>
        <translation>文件不是 JSON 模板</translation>
    </message>
    <message>
        <source>Something other than an object stands here</source>
        <translation>此处应为一个对象</translation>
    </message>
    <message>
        <source>The elements are not a list</source>
        <translation>元素不是列表</translation>
    </message>
    <message>
        <source>This key stands twice</source>
        <translation>此键重复</translation>
    </message>
    <message>
        <source>There is no such key</source>
        <translation>没有此键</translation>
    </message>
    <message>
        <source>This is needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Choose one from the list</source>
        <translation>请从列表中选择</translation>
    </message>
    <message>
        <source>No label knows this field: insert one from the list</source>
        <translation>没有此字段：请从列表中插入</translation>
    </message>
    <message>
        <source>A field is written ${lot}: insert one from the list</source>
        <translation>字段写作 ${lot}：请从列表中插入</translation>
    </message>
    <message>
        <source>A character that nobody sees</source>
        <translation>含有不可见字符</translation>
    </message>
    <message>
        <source>Too small or too large</source>
        <translation>太小或太大</translation>
    </message>
    <message>
        <source>That would be outside the label</source>
        <translation>会超出标签</translation>
    </message>
    <message>
        <source>This must not be empty</source>
        <translation>不能为空</translation>
    </message>
    <message>
        <source>A line is level or upright: one of width and height is 0</source>
        <translation>线只能横或竖：宽、高之一为 0</translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>Not a condition</source>
        <translation>不是条件</translation>
    </message>
    <message>
        <source>Small letters a–z, digits and _; a letter first</source>
        <translation>小写字母 a–z、数字和 _，以字母开头</translation>
    </message>
    <message>
        <source>Not a text</source>
        <translation>不是文字</translation>
    </message>
    <message>
        <source>Not a text in both languages</source>
        <translation>不是两种语言的文字</translation>
    </message>
    <message>
        <source>Neither yes nor no</source>
        <translation>既不是“是”也不是“否”</translation>
    </message>
    <message>
        <source>The picture is damaged</source>
        <translation>图片已损坏</translation>
    </message>
    <message>
        <source>Not a PNG picture</source>
        <translation>不是 PNG 图片</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>太长</translation>
    </message>
    <message>
        <source>A label holds 200 elements</source>
        <translation>一张标签最多 200 个元素</translation>
    </message>
    <message>
        <source>The name inside is not that of the file</source>
        <translation>内部名称与文件名不一致</translation>
    </message>
    <message>
        <source>not in the text of a field or the data of a barcode</source>
        <translation>不在字段文字或条码数据中</translation>
    </message>
    <message>
        <source>not written like ${lot}</source>
        <translation>写法不是 ${lot}</translation>
    </message>
    <message>
        <source>the data must begin with a start code</source>
        <translation>数据须以起始码开头</translation>
    </message>
    <message>
        <source>half a pair of digits before it</source>
        <translation>前面只有半对数字</translation>
    </message>
    <message>
        <source>a code set that is not known</source>
        <translation>未知的字符集</translation>
    </message>
    <message>
        <source>the character has a meaning of its own here</source>
        <translation>该字符在此有特殊含义</translation>
    </message>
    <message>
        <source>the file does not switch the printer to UTF-8</source>
        <translation>文件没有把打印机切换为 UTF-8</translation>
    </message>
    <message>
        <source>a kind of barcode that cannot be filled safely</source>
        <translation>这种条码无法安全填写</translation>
    </message>
    <message>
        <source>several barcodes in one field</source>
        <translation>一个字段中有多个条码</translation>
    </message>
    <message>
        <source>this mode of ^BC cannot be filled safely</source>
        <translation>^BC 的这种模式无法安全填写</translation>
    </message>
    <message>
        <source>this mode of ^BQ cannot be filled safely</source>
        <translation>^BQ 的这种模式无法安全填写</translation>
    </message>
    <message>
        <source>^BX needs an escape sign</source>
        <translation>^BX 需要转义符</translation>
    </message>
    <message>
        <source>DMATRIX needs an escape sign</source>
        <translation>DMATRIX 需要转义符</translation>
    </message>
    <message>
        <source>^FH and ^BX use the same sign</source>
        <translation>^FH 与 ^BX 用了同一个符号</translation>
    </message>
    <message>
        <source>half an escape before it</source>
        <translation>前面有半个转义</translation>
    </message>
    <message>
        <source>no character is left to escape with</source>
        <translation>没有可用的转义符</translation>
    </message>
    <message>
        <source>this barcode cannot carry it</source>
        <translation>此条码不能携带该值</translation>
    </message>
    <message>
        <source>a character that nobody sees</source>
        <translation>不可见字符</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>太长</translation>
    </message>
    <message>
        <source>UDI: DataMatrix of its issuer</source>
        <translation>UDI：按发码机构的 DataMatrix</translation>
    </message>
</context>
<context>
    <name>DesignerPage</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>There is an own template of this name already.</source>
        <translation>已有同名的自制模板。</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>This label is not saved.</source>
        <translation>此标签尚未保存。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>不保存离开</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Export this label</source>
        <translation>导出此标签</translation>
    </message>
    <message>
        <source>Sample data · scan for real data</source>
        <translation>示例数据 · 扫描可用真实数据</translation>
    </message>
    <message>
        <source>{0} × {1} mm</source>
        <translation>{0} × {1} mm</translation>
    </message>
    <message>
        <source>yours, printed instead of the shipped one</source>
        <translation>自制，代替自带模板打印</translation>
    </message>
    <message>
        <source>shipped, overruled once saved</source>
        <translation>自带；保存后由您的代替</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>自制</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Saved: {0}. It is printed from now on.</source>
        <translation>已保存：{0}。今后按此打印。</translation>
    </message>
    <message>
        <source>Exported: {0}</source>
        <translation>已导出：{0}</translation>
    </message>
    <message>
        <source>All templates</source>
        <translation>全部模板</translation>
    </message>
    <message>
        <source>Back to the sample data</source>
        <translation>恢复示例数据</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Read every barcode back from the dots that would be printed</source>
        <translation>从即将打印的点阵中读取每个条码</translation>
    </message>
    <message>
        <source>Elements, front to back</source>
        <translation>元素，从前到后</translation>
    </message>
</context>
<context>
    <name>DesignerProperties</name>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n 个元素</numerusform>
        </translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Another picture…</source>
        <translation>更换图片…</translation>
    </message>
    <message>
        <source>Move, align, distribute, duplicate or delete them together.</source>
        <translation>可一起移动、对齐、等距、复制或删除。</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
</context>
<context>
    <name>DesignerReport</name>
    <message>
        <source>No faults with this data</source>
        <translation>此数据下没有问题</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s): it would not be printed</source>
        <translation>
            <numerusform>%n 处问题：不会打印</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n barcode(s) read back: all as they should be</source>
        <translation>
            <numerusform>已回读 %n 个条码：全部正确</numerusform>
        </translation>
    </message>
    <message>
        <source>No barcode on it, and nothing that could be taken for one</source>
        <translation>标签上没有条码，也没有会被误认的图形</translation>
    </message>
    <message>
        <source>module {0} mm, at least {1} mm</source>
        <translation>模块 {0} mm，最小 {1} mm</translation>
    </message>
</context>
<context>
    <name>DeskScreen</name>
    <message>
        <source>Type a code, without a scanner: serial, lot, REF, tray, bin or delivery (F3)</source>
        <translation>没有扫描枪时可手工输入：序列号、批号、货号、器械盒、库位或送货单号（F3）</translation>
    </message>
</context>
<context>
    <name>DeskWelcome</name>
    <message>
        <source>Scan your badge</source>
        <translation>请扫工牌</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>尚未登录</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>仓管员</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>工程师</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审核员</translation>
    </message>
    <message numerus="yes">
        <source>%n delivery(ies) waiting</source>
        <translation>
            <numerusform>%n 单送货待收</numerusform>
        </translation>
    </message>
    <message>
        <source>No delivery waiting</source>
        <translation>没有待收送货</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单</translation>
    </message>
    <message>
        <source>Opens the delivery: receive it</source>
        <translation>打开送货，开始收货</translation>
    </message>
    <message>
        <source>Tray or unit</source>
        <translation>器械盒或单件</translation>
    </message>
    <message>
        <source>Where it is, whose it is, its life</source>
        <translation>在哪里、归谁、来龙去脉</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>What lies in it</source>
        <translation>里面有什么</translation>
    </message>
    <message>
        <source>At this desk</source>
        <translation>本工位</translation>
    </message>
</context>
<context>
    <name>DestroyForm</name>
    <message>
        <source>Who agreed</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>name of the person of the owner</source>
        <translation>货主方人员姓名</translation>
    </message>
    <message>
        <source>with the paper of the destruction</source>
        <translation>并注明销毁凭证</translation>
    </message>
    <message>
        <source>Destroy it (supervisor)</source>
        <translation>登记销毁（主管）</translation>
    </message>
</context>
<context>
    <name>DeviceTicks</name>
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%n 次故障</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiscrepancyList</name>
    <message>
        <source>Discrepancy note</source>
        <translation>送货差异单</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>All deliveries</source>
        <translation>全部送货</translation>
    </message>
</context>
<context>
    <name>DutyPage</name>
    <message>
        <source>Duties of %1</source>
        <translation>%1 的手术职责</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>passed by a supervisor</source>
        <translation>主管放行</translation>
    </message>
    <message>
        <source>left without it</source>
        <translation>未复核即发出</translation>
    </message>
    <message>
        <source>green when it left</source>
        <translation>发出时已通过</translation>
    </message>
    <message>
        <source>SOP sheet</source>
        <translation>跟台作业单</translation>
    </message>
    <message>
        <source>Follow-up form</source>
        <translation>术后随访表</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>返回手术</translation>
    </message>
    <message>
        <source>SOP sheet…</source>
        <translation>跟台作业单…</translation>
    </message>
    <message>
        <source>Follow-up form…</source>
        <translation>术后随访表…</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>术中等待</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>术后随访</translation>
    </message>
    <message>
        <source>Form sent</source>
        <translation>随访表提交</translation>
    </message>
    <message>
        <source>Engineer was present</source>
        <translation>工程师已到场</translation>
    </message>
    <message>
        <source>Images rechecked</source>
        <translation>影像已复核</translation>
    </message>
    <message>
        <source>Record the waiting</source>
        <translation>登记等待</translation>
    </message>
    <message>
        <source>NO adverse reaction</source>
        <translation>无不良反应</translation>
    </message>
    <message>
        <source>YES, adverse reaction</source>
        <translation>有不良反应</translation>
    </message>
    <message>
        <source>The form was sent</source>
        <translation>随访表已提交</translation>
    </message>
</context>
<context>
    <name>ElementList</name>
    <message>
        <source>Elements of the label</source>
        <translation>标签的元素</translation>
    </message>
</context>
<context>
    <name>EnteredBy</name>
    <message>
        <source>scanned</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>clicked</source>
        <translation>点击</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>手工输入</translation>
    </message>
    <message>
        <source>by the clock</source>
        <translation>按时钟</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Line {0}: {1}</source>
        <translation>第 {0} 行：{1}</translation>
    </message>
</context>
<context>
    <name>EntryPage</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Equipment</name>
    <message>
        <source>Serial or USB-COM</source>
        <translation>串口或 USB-COM</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Bluetooth (serial)</source>
        <translation>蓝牙（串口）</translation>
    </message>
    <message>
        <source>Keyboard scanner</source>
        <translation>键盘扫描枪</translation>
    </message>
    <message>
        <source>This value is not possible: {0}</source>
        <translation>此值无效：{0}</translation>
    </message>
</context>
<context>
    <name>EquipmentBeside</name>
    <message>
        <source>none is recorded</source>
        <translation>尚无记录</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>in since {0}</source>
        <translation>{0} 起在机</translation>
    </message>
    <message>
        <source>{0} → taken out {1}</source>
        <translation>{0} → {1} 拆下</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Documents, photos, recordings</source>
        <translation>文件、照片、录音</translation>
    </message>
    <message>
        <source>Keep a file with this device</source>
        <translation>为此设备保存文件</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>Save the status sheet</source>
        <translation>保存设备状态表</translation>
    </message>
    <message>
        <source>Parts with serial numbers</source>
        <translation>带序列号的部件</translation>
    </message>
    <message>
        <source>Service contracts</source>
        <translation>服务合同</translation>
    </message>
    <message>
        <source>Documents and photos</source>
        <translation>文档与照片</translation>
    </message>
    <message>
        <source>No file is kept yet.</source>
        <translation>尚未保存任何文件。</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Status sheet…</source>
        <translation>状态表…</translation>
    </message>
    <message>
        <source>Camera…</source>
        <translation>摄像头…</translation>
    </message>
</context>
<context>
    <name>EquipmentDevicePage</name>
    <message>
        <source>Repairs: {0}, open: {1}</source>
        <translation>维修 {0} 次 · 未完成 {1}</translation>
    </message>
    <message>
        <source>Replaced by {0}</source>
        <translation>已由 {0} 替换</translation>
    </message>
    <message>
        <source>Replaces {0}</source>
        <translation>替换 {0}</translation>
    </message>
    <message numerus="yes">
        <source>Record · %n not known</source>
        <translation>
            <numerusform>档案 · %n 项未知</numerusform>
        </translation>
    </message>
    <message>
        <source>Record</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>What would change it</source>
        <translation>什么会改变结论</translation>
    </message>
    <message>
        <source>Service contract</source>
        <translation>服务合同</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>录入信息</translation>
    </message>
    <message>
        <source>Life</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Parts and papers</source>
        <translation>部件与资料</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>部门视图</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>办理…</translation>
    </message>
    <message>
        <source>No reminder is planned: nothing is covered, or it cannot be said.</source>
        <translation>没有计划的提醒：不在保，或尚无法判定。</translation>
    </message>
    <message>
        <source>What if installed on</source>
        <translation>假设安装日期</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>按记录</translation>
    </message>
    <message>
        <source>empty: not known</source>
        <translation>留空表示未知</translation>
    </message>
    <message>
        <source>why it changes</source>
        <translation>变更原因</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>No stage of its life is recorded yet.</source>
        <translation>尚未记录任何阶段。</translation>
    </message>
</context>
<context>
    <name>EquipmentForms</name>
    <message>
        <source>Life</source>
        <translation>生命周期</translation>
    </message>
    <message>
        <source>Parts and papers</source>
        <translation>部件与资料</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Decided by a leader</source>
        <translation>主管决定</translation>
    </message>
    <message>
        <source>Choose what is to be done to this device.</source>
        <translation>请选择要对此设备办理的事项。</translation>
    </message>
</context>
<context>
    <name>EquipmentReminders</name>
    <message>
        <source>waits</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>nobody to tell</source>
        <translation>无接收人</translation>
    </message>
    <message>
        <source>sent: {0}</source>
        <translation>已发送：{0}</translation>
    </message>
    <message>
        <source>late</source>
        <translation>补发</translation>
    </message>
</context>
<context>
    <name>EquipmentScreen</name>
    <message>
        <source>{0} is not known</source>
        <translation>未登记：{0}</translation>
    </message>
    <message>
        <source>The nearest serial numbers. CONFIRM registers the scanned one.</source>
        <translation>以下为最相近的序列号。扫描「确认」登记刚扫描的设备。</translation>
    </message>
    <message>
        <source>There are more: type more of the number.</source>
        <translation>还有更多：请输入更完整的编号。</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>请选择一台。</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n 台设备</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%n 项未知</numerusform>
        </translation>
    </message>
    <message>
        <source>complete</source>
        <translation>信息完整</translation>
    </message>
    <message>
        <source>Serial, UDI, REF, asset number, or a part of one</source>
        <translation>序列号、UDI、货号、资产编号，或其中一部分</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Register a device</source>
        <translation>登记设备</translation>
    </message>
    <message>
        <source>Register it</source>
        <translation>登记此设备</translation>
    </message>
    <message>
        <source>Warranty rules</source>
        <translation>保修规则</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>保修提醒</translation>
    </message>
    <message>
        <source>Register: empty fields are kept as not known</source>
        <translation>登记：空白项记为未知</translation>
    </message>
    <message>
        <source>The answer says whether it is under warranty, until when, by which rule, and why.</source>
        <translation>将告知是否在保、保至何日、依据哪条规则及原因。</translation>
    </message>
    <message>
        <source>Scan the label of a device</source>
        <translation>请扫描设备标签</translation>
    </message>
</context>
<context>
    <name>EquipmentService</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{0} · in {1} of {2} repairs</source>
        <translation>{0} · {2} 次维修中用过 {1} 次</translation>
    </message>
    <message>
        <source>no stock</source>
        <translation>无库存</translation>
    </message>
    <message>
        <source>here</source>
        <translation>本中心</translation>
    </message>
    <message>
        <source>In warranty</source>
        <translation>保内</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>保外</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Spare parts of this model</source>
        <translation>该型号用过的备件</translation>
    </message>
    <message>
        <source>Who may repair it</source>
        <translation>可维修人员</translation>
    </message>
    <message>
        <source>Cost of repairs so far</source>
        <translation>累计维修费用</translation>
    </message>
</context>
<context>
    <name>EquipmentViews</name>
    <message>
        <source>Service</source>
        <translation>售后</translation>
    </message>
    <message>
        <source>Purchasing</source>
        <translation>采购</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质控</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>{0}, open: {1}</source>
        <translation>共 {0} 次，未完成：{1}</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Parts with numbers</source>
        <translation>带序列号的部件</translation>
    </message>
    <message>
        <source>Calibrated until</source>
        <translation>校准有效期至</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Repairs claimed</source>
        <translation>保内维修费</translation>
    </message>
    <message>
        <source>Repairs charged</source>
        <translation>保外维修费</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Name of customer</source>
        <translation>客户名称</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>服务合同</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>延保</translation>
    </message>
    <message>
        <source>Charged so far</source>
        <translation>累计收费</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Adverse events</source>
        <translation>不良事件</translation>
    </message>
    <message>
        <source>Recalls</source>
        <translation>召回</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>替换了</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>被替换为</translation>
    </message>
</context>
<context>
    <name>ExaminedView</name>
    <message>
        <source>Characters: {0}</source>
        <translation>字符数：{0}</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>手工输入</translation>
    </message>
    <message>
        <source>From</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>What a repair would do</source>
        <translation>修复后的结果</translation>
    </message>
    <message>
        <source>Two barcodes of one label</source>
        <translation>同一标签的两个条码</translation>
    </message>
    <message>
        <source>In the catalogue</source>
        <translation>商品目录</translation>
    </message>
</context>
<context>
    <name>ExchangeForm</name>
    <message>
        <source>To</source>
        <translation>发往</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>first what came back, then the replacement: scan or type it</source>
        <translation>先扫退回的件，再扫替换件，也可输入</translation>
    </message>
    <message>
        <source>store of the customer; empty: its only one</source>
        <translation>客户的库房；留空：其唯一库房</translation>
    </message>
    <message>
        <source>return or defect case: RT-… or D-…</source>
        <translation>退货或缺陷单：RT-… 或 D-…</translation>
    </message>
    <message>
        <source>Send the replacement</source>
        <translation>发出替换件</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>{0} (required)</source>
        <translation>{0}（必填）</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Name of the scanner</source>
        <translation>扫描枪名称</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Company code</source>
        <translation>公司编码</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>手术编号</translation>
    </message>
    <message>
        <source>The hospital&apos;s or your own. Never a patient&apos;s name</source>
        <translation>医院的编号或自编号，切勿填写患者姓名</translation>
    </message>
    <message>
        <source>Day of the operation</source>
        <translation>手术日期</translation>
    </message>
    <message>
        <source>Planned start</source>
        <translation>计划开始时间</translation>
    </message>
    <message>
        <source>Local time, such as 08:30</source>
        <translation>当地时间，例如 08:30</translation>
    </message>
    <message>
        <source>Add a kit</source>
        <translation>添加套装</translation>
    </message>
    <message>
        <source>Add a tray</source>
        <translation>添加器械盒</translation>
    </message>
    <message>
        <source>Implants needed</source>
        <translation>所需植入物</translation>
    </message>
    <message>
        <source>One a line: kit or REF, pieces. FS-12-135 2</source>
        <translation>每行一个：套装或 REF，件数。如 FS-12-135 2</translation>
    </message>
    <message>
        <source>Trays that go with it</source>
        <translation>随行器械盒</translation>
    </message>
    <message>
        <source>One a line; scan a tray to add it</source>
        <translation>每行一个；扫描器械盒即可添加</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Keep what is reserved, because</source>
        <translation>保留已预留货物的原因</translation>
    </message>
    <message>
        <source>Left empty, it is reserved anew: first to expire first</source>
        <translation>留空则重新预留：先到期先出</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>器械盒</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>工程师</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Site code</source>
        <translation>站点编码</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Badge number</source>
        <translation>工牌号</translation>
    </message>
    <message>
        <source>Spare-parts zone</source>
        <translation>备件专区</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接方式</translation>
    </message>
    <message>
        <source>Plugged in now</source>
        <translation>当前已插入</translation>
    </message>
    <message>
        <source>Name of the printer</source>
        <translation>打印机名称</translation>
    </message>
    <message>
        <source>Notices of use</source>
        <translation>使用通知</translation>
    </message>
    <message>
        <source>Withdrawn notices of use</source>
        <translation>撤回的使用通知</translation>
    </message>
    <message>
        <source>Recall notices</source>
        <translation>召回通知</translation>
    </message>
    <message>
        <source>Reminders of deadlines</source>
        <translation>期限提醒</translation>
    </message>
    <message>
        <source>Orders of goods</source>
        <translation>订货单</translation>
    </message>
    <message>
        <source>Cancelled orders</source>
        <translation>取消的订单</translation>
    </message>
    <message>
        <source>First reports of adverse events</source>
        <translation>不良事件首报</translation>
    </message>
    <message>
        <source>Follow-up forms</source>
        <translation>随访表</translation>
    </message>
    <message>
        <source>Reserved pieces taken</source>
        <translation>预留件被调用</translation>
    </message>
    <message>
        <source>Reserved trays taken</source>
        <translation>预留器械盒被调用</translation>
    </message>
    <message>
        <source>Name of the way</source>
        <translation>途径名称</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>A mail address, https://… or a folder; {secret} stands for the secret</source>
        <translation>邮箱、https://… 或文件夹；{secret} 代表密钥</translation>
    </message>
    <message>
        <source>Whose inbox</source>
        <translation>谁的收件箱</translation>
    </message>
    <message>
        <source>Only for the in-app inbox; it needs no address</source>
        <translation>仅用于站内收件箱；无需地址</translation>
    </message>
    <message>
        <source>What a web address expects</source>
        <translation>网址接收的格式</translation>
    </message>
    <message>
        <source>Name of its secret</source>
        <translation>密钥名称</translation>
    </message>
    <message>
        <source>Enter the secret itself with: sparezone secret set NAME</source>
        <translation>密钥本身用命令输入：sparezone secret set 名称</translation>
    </message>
    <message>
        <source>Language of the words</source>
        <translation>文字语言</translation>
    </message>
    <message>
        <source>Printer language</source>
        <translation>打印机语言</translation>
    </message>
    <message>
        <source>Resolution (dpi)</source>
        <translation>分辨率（dpi）</translation>
    </message>
    <message>
        <source>Label width (mm)</source>
        <translation>标签宽度（毫米）</translation>
    </message>
    <message>
        <source>Label height (mm)</source>
        <translation>标签高度（毫米）</translation>
    </message>
    <message>
        <source>Gap between labels (mm)</source>
        <translation>标签间隙（毫米）</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>绘制方式</translation>
    </message>
    <message>
        <source>Speed (baud)</source>
        <translation>波特率</translation>
    </message>
    <message>
        <source>It answers when it is asked</source>
        <translation>打印机会应答状态查询</translation>
    </message>
    <message>
        <source>End of a scan</source>
        <translation>扫描结束符</translation>
    </message>
    <message>
        <source>Answer to the scanner</source>
        <translation>对扫描枪的应答</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>提示音</translation>
    </message>
    <message>
        <source>Name of this workstation</source>
        <translation>本工位名称</translation>
    </message>
    <message>
        <source>In use now</source>
        <translation>当前使用</translation>
    </message>
    <message>
        <source>From the next start</source>
        <translation>下次启动起</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>货主</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>UDI-DIs</source>
        <translation>UDI-DI</translation>
    </message>
    <message>
        <source>One a line: UDI-DI, level, units inside. 06901234567892 1 1</source>
        <translation>每行一个：UDI-DI、包装级别、内含件数，如 06901234567892 1 1</translation>
    </message>
    <message>
        <source>Racks</source>
        <translation>货架</translation>
    </message>
    <message>
        <source>One a line: code, x, y, width, depth (mm), levels, bins a level</source>
        <translation>每行一个：编码、x、y、宽、深（mm）、层数、每层格数</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>UDI-DI</source>
        <translation>UDI-DI（产品标识）</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>2026-11-24; empty: today</source>
        <translation>如 2026-11-24；留空为今天</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>The number of what shows it, such as IN-118</source>
        <translation>可证明的单据编号，如 IN-118</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Its model</source>
        <translation>其型号</translation>
    </message>
    <message>
        <source>Only when several models have that serial number</source>
        <translation>仅当多个型号共用该序列号时填写</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Serial number of the new device</source>
        <translation>新设备序列号</translation>
    </message>
    <message>
        <source>It must be registered</source>
        <translation>须已登记</translation>
    </message>
    <message>
        <source>Serial number of the part</source>
        <translation>部件序列号</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>部件名称</translation>
    </message>
    <message>
        <source>Such as battery pack</source>
        <translation>如：电池组</translation>
    </message>
    <message>
        <source>Part class</source>
        <translation>部件类别</translation>
    </message>
    <message>
        <source>As the warranty rules name it, such as battery</source>
        <translation>与保修规则一致，如 battery</translation>
    </message>
    <message>
        <source>REF</source>
        <translation>货号（REF）</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Months, as the rule offers them</source>
        <translation>月数（按规则提供）</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Price, CNY</source>
        <translation>价格（元）</translation>
    </message>
    <message>
        <source>Empty: as offered</source>
        <translation>留空：按规则报价</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>延保</translation>
    </message>
    <message>
        <source>Void since</source>
        <translation>失效起始日</translation>
    </message>
    <message>
        <source>Empty: until somebody ends it</source>
        <translation>留空：直至有人结束</translation>
    </message>
    <message>
        <source>Rule that it overrides</source>
        <translation>所突破的规则</translation>
    </message>
    <message>
        <source>Suspension</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>例外</translation>
    </message>
    <message>
        <source>Asset number</source>
        <translation>资产编号</translation>
    </message>
    <message>
        <source>Device line</source>
        <translation>产品线</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Code of the dealer</source>
        <translation>经销商代码</translation>
    </message>
    <message>
        <source>Place of installation</source>
        <translation>安装地点</translation>
    </message>
    <message>
        <source>Service level</source>
        <translation>服务等级</translation>
    </message>
    <message>
        <source>Production date</source>
        <translation>生产日期</translation>
    </message>
    <message>
        <source>Purchase date</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Purchase cost, CNY</source>
        <translation>购置金额（元）</translation>
    </message>
    <message>
        <source>Shipment date</source>
        <translation>发货日期</translation>
    </message>
    <message>
        <source>Installation date</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>Acceptance date</source>
        <translation>验收日期</translation>
    </message>
    <message>
        <source>Another model rightly has the same serial number</source>
        <translation>另一型号确有相同序列号</translation>
    </message>
    <message>
        <source>Registration number</source>
        <translation>注册证号</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Has lot number</source>
        <translation>有批号</translation>
    </message>
    <message>
        <source>Has serial number</source>
        <translation>有序列号</translation>
    </message>
    <message>
        <source>Has expiry date</source>
        <translation>有有效期</translation>
    </message>
    <message>
        <source>List price (CNY)</source>
        <translation>目录价（CNY）</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Pieces, or trays. Empty: no limit</source>
        <translation>件数或器械盒数，留空为不限</translation>
    </message>
    <message>
        <source>REF of the tray</source>
        <translation>器械盒货号</translation>
    </message>
    <message>
        <source>TRAY for any tray</source>
        <translation>通用器械盒填 TRAY</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>位数</translation>
    </message>
    <message>
        <source>Columns of seats</source>
        <translation>每行位数</translation>
    </message>
    <message>
        <source>What belongs into it</source>
        <translation>应有内容</translation>
    </message>
    <message>
        <source>One item a line: REF, pieces. FS-12-135 4</source>
        <translation>每行一种物品：REF，件数。如 FS-12-135 4</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Such as ERP; a party&apos;s own system bears the party&apos;s code</source>
        <translation>例如 ERP；单位自己的系统用该单位的代码</translation>
    </message>
    <message>
        <source>Our code</source>
        <translation>我方代码</translation>
    </message>
    <message>
        <source>Code, REF, serial number, badge or number of the contract</source>
        <translation>代码、货号、序列号、工号或合同号</translation>
    </message>
    <message>
        <source>Maker or model</source>
        <translation>厂家或型号</translation>
    </message>
    <message>
        <source>Only where several have the code</source>
        <translation>仅在代码重复时填写</translation>
    </message>
    <message>
        <source>Their number</source>
        <translation>对方编号</translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>Its stock stands in the books of this site</source>
        <translation>其库存记在该站点账上</translation>
    </message>
    <message>
        <source>Pays what was opened and not used</source>
        <translation>已开未用由谁付款</translation>
    </message>
    <message>
        <source>By contract, for all stores of the hospital</source>
        <translation>按合同，适用于该医院所有库房</translation>
    </message>
    <message>
        <source>Presence within 24 hours</source>
        <translation>24 小时到场起算</translation>
    </message>
    <message>
        <source>What the 24 hours count from, by contract</source>
        <translation>按合同，24 小时从何时起算</translation>
    </message>
    <message>
        <source>Only goods of</source>
        <translation>仅限货主</translation>
    </message>
    <message>
        <source>Width (mm)</source>
        <translation>宽（mm）</translation>
    </message>
    <message>
        <source>Depth (mm)</source>
        <translation>深（mm）</translation>
    </message>
    <message>
        <source>Run by</source>
        <translation>运营单位</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Licence number</source>
        <translation>许可证号</translation>
    </message>
    <message>
        <source>Licence valid until</source>
        <translation>许可证有效期至</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Works for</source>
        <translation>所属单位</translation>
    </message>
    <message>
        <source>What is in the file</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Language of the label</source>
        <translation>标签语言</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Reason on the label</source>
        <translation>标签上的原因</translation>
    </message>
    <message>
        <source>Left, mm</source>
        <translation>左边距，mm</translation>
    </message>
    <message>
        <source>Top, mm</source>
        <translation>上边距，mm</translation>
    </message>
    <message>
        <source>Width, mm</source>
        <translation>宽，mm</translation>
    </message>
    <message>
        <source>Height, mm</source>
        <translation>高，mm</translation>
    </message>
    <message>
        <source>Drawn only if</source>
        <translation>仅当此字段</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>插入字段</translation>
    </message>
    <message>
        <source>Thickness, mm</source>
        <translation>线宽，mm</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Title in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Label for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Text in Chinese</source>
        <translation>中文文字</translation>
    </message>
    <message>
        <source>The same in both languages</source>
        <translation>两种语言相同</translation>
    </message>
    <message>
        <source>Text in English</source>
        <translation>英文文字</translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>If too long</source>
        <translation>太长时</translation>
    </message>
    <message>
        <source>Size, mm</source>
        <translation>字高，mm</translation>
    </message>
    <message>
        <source>Smallest, mm</source>
        <translation>最小，mm</translation>
    </message>
    <message>
        <source>Most lines (0: any)</source>
        <translation>最多行数（0 不限）</translation>
    </message>
    <message>
        <source>Inverse</source>
        <translation>反白</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>水平</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>垂直</translation>
    </message>
    <message>
        <source>Symbology</source>
        <translation>码制</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Module, mm</source>
        <translation>模块，mm</translation>
    </message>
    <message>
        <source>Empty: as the standard aims at</source>
        <translation>空：取标准的目标值</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>实心</translation>
    </message>
    <message>
        <source>Symbol of ISO 15223-1</source>
        <translation>ISO 15223-1 符号</translation>
    </message>
    <message>
        <source>Kit</source>
        <translation>套装</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>灭菌批次</translation>
    </message>
    <message>
        <source>Number of the strip</source>
        <translation>指示条编号</translation>
    </message>
    <message>
        <source>Sterilised on</source>
        <translation>灭菌日期</translation>
    </message>
    <message>
        <source>Sterilised at</source>
        <translation>灭菌时间</translation>
    </message>
    <message>
        <source>Sterile until</source>
        <translation>灭菌有效期至</translation>
    </message>
    <message>
        <source>The last day on which it may be used</source>
        <translation>可使用的最后一天</translation>
    </message>
    <message>
        <source>The indicator changed as it must</source>
        <translation>指示条变色合格</translation>
    </message>
    <message>
        <source>Due back</source>
        <translation>归还日期</translation>
    </message>
    <message>
        <source>The last day. LATER and EARLIER move it by one</source>
        <translation>最后一天。扫「往后」「往前」移动一天</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>借给谁</translation>
    </message>
    <message>
        <source>Choose it, or scan the code of the hospital&apos;s store</source>
        <translation>选择，或扫医院库房的位置码</translation>
    </message>
    <message>
        <source>Let it go all the same, because</source>
        <translation>仍然放行，理由</translation>
    </message>
    <message>
        <source>Only a supervisor: a tray not counted, not complete or not sterile</source>
        <translation>仅限主管：未清点、不齐全或未灭菌的器械盒</translation>
    </message>
    <message>
        <source>Type it, or scan the number of the case it stays for</source>
        <translation>输入，或扫所需手术的编号</translation>
    </message>
    <message>
        <source>Something was taken from it</source>
        <translation>盒内物品有取用</translation>
    </message>
    <message>
        <source>Scan YES or NO</source>
        <translation>扫「是」或「否」</translation>
    </message>
    <message>
        <source>Item (REF or UDI-DI)</source>
        <translation>品种（REF 或 UDI-DI）</translation>
    </message>
    <message>
        <source>Type it, or scan the product before</source>
        <translation>输入，或先扫描产品</translation>
    </message>
    <message>
        <source>Zone, hospital store or kit</source>
        <translation>库区、医院库或器械包</translation>
    </message>
    <message>
        <source>Whose goods</source>
        <translation>货主</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Below it more is ordered</source>
        <translation>低于它就补货</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Up to it</source>
        <translation>补到这个数</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Never above it</source>
        <translation>绝不超过</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>包装数</translation>
    </message>
    <message>
        <source>Pieces that are ordered together</source>
        <translation>一次成包订购的件数</translation>
    </message>
    <message>
        <source>Days before expiry</source>
        <translation>效期前天数</translation>
    </message>
    <message>
        <source>What expires within them does not count</source>
        <translation>在此天数内到期的不计入</translation>
    </message>
    <message>
        <source>Devices in the field</source>
        <translation>在用设备台数</translation>
    </message>
    <message>
        <source>That use this part</source>
        <translation>使用该备件的设备</translation>
    </message>
    <message>
        <source>Parts a device needs a year</source>
        <translation>每台每年需要件数</translation>
    </message>
    <message>
        <source>Such as 0.15: three of twenty devices a year</source>
        <translation>如 0.15：二十台一年三件</translation>
    </message>
    <message>
        <source>Where the figures come from</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>The letter, file or record</source>
        <translation>函件、文件或记录</translation>
    </message>
    <message>
        <source>Clerks are told</source>
        <translation>提醒仓管员</translation>
    </message>
    <message>
        <source>Engineers are told</source>
        <translation>提醒工程师</translation>
    </message>
    <message>
        <source>Supervisors are told</source>
        <translation>提醒主管</translation>
    </message>
    <message>
        <source>A message to whom it is promised</source>
        <translation>通知承诺对象</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Weight in the on-time rate</source>
        <translation>在按时率中的权重</translation>
    </message>
    <message>
        <source>0 counts not at all</source>
        <translation>0 表示不计入</translation>
    </message>
    <message>
        <source>Told before the end</source>
        <translation>提前提醒</translation>
    </message>
    <message>
        <source>50 %, 1 h, 30 min: half gone, 1 hour left, 30 minutes left</source>
        <translation>50 %, 1 h, 30 min：过半、剩 1 小时、剩 30 分钟</translation>
    </message>
    <message>
        <source>Latitude, longitude: 31.2304,121.4737</source>
        <translation>纬度,经度：31.2304,121.4737</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>盘点日期</translation>
    </message>
    <message>
        <source>Value (CNY)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Saving freezes it: it is never changed again</source>
        <translation>保存即冻结，此后不可更改</translation>
    </message>
    <message>
        <source>Carried by</source>
        <translation>承运方</translation>
    </message>
    <message>
        <source>Who has the goods in hand on the road</source>
        <translation>途中货物由谁保管</translation>
    </message>
    <message>
        <source>By road (km)</source>
        <translation>公路里程 (km)</translation>
    </message>
    <message>
        <source>As the crow flies (km)</source>
        <translation>直线距离 (km)</translation>
    </message>
    <message>
        <source>Site on the map</source>
        <translation>站点坐标</translation>
    </message>
    <message>
        <source>Hospital on the map</source>
        <translation>医院坐标</translation>
    </message>
    <message>
        <source>With both points the distance is reckoned</source>
        <translation>填写两处坐标后自动计算直线距离</translation>
    </message>
    <message>
        <source>Speed by hour</source>
        <translation>分时车速</translation>
    </message>
    <message>
        <source>One a line: from hour, km/h. 7 35. Empty: 55 km/h all day</source>
        <translation>每行一条：起始钟点、时速。例：7 35。留空则全天 55 km/h</translation>
    </message>
    <message>
        <source>Where the distance comes from</source>
        <translation>里程来源</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>服务包</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效至</translation>
    </message>
    <message>
        <source>The four-hour service is in it</source>
        <translation>含 4 小时急救服务</translation>
    </message>
    <message>
        <source>Calls from</source>
        <translation>可呼叫自</translation>
    </message>
    <message>
        <source>00:00 to 24:00 is day and night</source>
        <translation>00:00 至 24:00 为全天</translation>
    </message>
    <message>
        <source>Calls until</source>
        <translation>可呼叫至</translation>
    </message>
    <message>
        <source>2026-12-01 08:00; empty: from now on</source>
        <translation>2026-12-01 08:00；留空表示立即生效</translation>
    </message>
    <message>
        <source>Valid until before</source>
        <translation>失效时间</translation>
    </message>
    <message>
        <source>Messages to others</source>
        <translation>另行通知</translation>
    </message>
    <message>
        <source>Codes of parties, with commas</source>
        <translation>往来方编码，用逗号分隔</translation>
    </message>
    <message>
        <source>Only in the region</source>
        <translation>仅限地区</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>The text of this region was confirmed to us</source>
        <translation>该地区的规定已向我方确认</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Whose rules hold there, such as CN-HB</source>
        <translation>该地适用的规定，如 CN-HB</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Empty while it lasts</source>
        <translation>长期有效时留空</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价格表</translation>
    </message>
    <message>
        <source>Only for this payer</source>
        <translation>仅适用于此付款方</translation>
    </message>
    <message>
        <source>Prices contain the tax</source>
        <translation>价格含税</translation>
    </message>
    <message>
        <source>Prices in CNY</source>
        <translation>价格（元）</translation>
    </message>
    <message>
        <source>One a line: REF, price, tax in per cent. FS-12-135 12800.00 13</source>
        <translation>每行一条：货号、价格、税率（%）。FS-12-135 12800.00 13</translation>
    </message>
    <message>
        <source>Who may hold the goods</source>
        <translation>可持有货物的一方</translation>
    </message>
    <message>
        <source>Contract or letter</source>
        <translation>合同或函件</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Local time, such as 2026-11-24 08:12; empty: now</source>
        <translation>当地时间，如 2026-11-24 08:12；留空为现在</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Initials only, such as W or Dr. W</source>
        <translation>仅填姓名首字母，如 W 或 Dr. W</translation>
    </message>
    <message>
        <source>Reason, when it is late</source>
        <translation>超时原因</translation>
    </message>
    <message>
        <source>Needed once the time is over</source>
        <translation>超时后必填</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>工牌</translation>
    </message>
    <message>
        <source>Scan it; empty: who is signed in</source>
        <translation>请扫描；留空为当前登录人</translation>
    </message>
    <message>
        <source>Size plan</source>
        <translation>规格方案</translation>
    </message>
    <message>
        <source>Such as: femur 4, insert 5. The images stay in the hospital</source>
        <translation>例如：股骨 4，衬垫 5。影像留存于医院</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>测量医生</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Chief surgeon</source>
        <translation>主刀医生</translation>
    </message>
    <message>
        <source>What the surgeon said</source>
        <translation>医生意见</translation>
    </message>
    <message>
        <source>Without any name; needed after a yes</source>
        <translation>不得填写姓名；选“有”时必填</translation>
    </message>
    <message>
        <source>After a yes: how bad</source>
        <translation>选“有”时：伤害程度</translation>
    </message>
    <message>
        <source>After a yes: which product</source>
        <translation>选“有”时：涉及产品</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Who took it in the quality department</source>
        <translation>质量部门的接收人</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>A supervisor approves above (CNY)</source>
        <translation>超过此金额须主管批准（元）</translation>
    </message>
    <message>
        <source>Worth of a difference. 0: every difference. The house&apos;s own is 2000</source>
        <translation>差异的金额。0 表示每个差异都要批准；默认 2000</translation>
    </message>
    <message>
        <source>Local time, such as 2026-11-24 08:30</source>
        <translation>当地时间，如 2026-11-24 08:30</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>A scan or photo of the paper: PDF, PNG, JPEG</source>
        <translation>文件扫描件或照片：PDF、PNG、JPEG</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Result in words</source>
        <translation>结果说明</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Place in the team</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>用人单位</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>专业背景</translation>
    </message>
    <message>
        <source>An on-site engineer is a nurse or a technician</source>
        <translation>驻场工程师须为护士或技师背景</translation>
    </message>
    <message>
        <source>Mini-program</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Name there</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>For a</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>Device line or model</source>
        <translation>产品线或型号</translation>
    </message>
    <message>
        <source>As the devices write it</source>
        <translation>与设备档案写法一致</translation>
    </message>
    <message>
        <source>First valid day</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Last valid day</source>
        <translation>最后有效日</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>证书编号</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>发证单位</translation>
    </message>
    <message>
        <source>Empty: the assessment that everybody takes</source>
        <translation>留空：全员考核</translation>
    </message>
    <message>
        <source>Score of 100</source>
        <translation>得分（满分 100）</translation>
    </message>
    <message>
        <source>80 passes</source>
        <translation>80 分及格</translation>
    </message>
    <message>
        <source>At most 30 minutes later</source>
        <translation>最多晚 30 分钟</translation>
    </message>
    <message>
        <source>Examined by</source>
        <translation>考核人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Hours of the week</source>
        <translation>每周工作时间</translation>
    </message>
    <message>
        <source>One line a day: 1 08:00-18:00 for Monday; empty: on duty at any time</source>
        <translation>每天一行：1 08:00-18:00 表示周一；留空表示不限时间</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>讲师</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Topic: on-site technique</source>
        <translation>内容：现场技术</translation>
    </message>
    <message>
        <source>Topic: sterilisation standards</source>
        <translation>内容：灭菌规范</translation>
    </message>
    <message>
        <source>Over a video call</source>
        <translation>通过视频会议</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>受邀人员</translation>
    </message>
    <message>
        <source>One badge a line; what stands behind it is for you</source>
        <translation>每行一个工号，其后文字仅供参考</translation>
    </message>
    <message>
        <source>Who was there</source>
        <translation>到场人员</translation>
    </message>
    <message>
        <source>One badge a line, behind it the result; take out who did not come</source>
        <translation>每行一个工号，其后写结果；未到者请删去</translation>
    </message>
    <message>
        <source>Began at</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>First day of the contract</source>
        <translation>合同首日</translation>
    </message>
    <message>
        <source>The contract year turns on this day</source>
        <translation>合同年度自该日起算</translation>
    </message>
    <message>
        <source>Trainings a year</source>
        <translation>每年培训次数</translation>
    </message>
    <message>
        <source>Questions asked</source>
        <translation>题数</translation>
    </message>
    <message>
        <source>Day of purchase; empty: no bound</source>
        <translation>购买日期；留空：不限</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月数</translation>
    </message>
    <message>
        <source>Empty: all</source>
        <translation>留空：全部</translation>
    </message>
    <message>
        <source>The first day of reports for which it holds</source>
        <translation>自该日起的报修适用</translation>
    </message>
    <message>
        <source>The first day of calibrations for which it holds</source>
        <translation>自该日起的校准适用</translation>
    </message>
    <message>
        <source>Empty: for all</source>
        <translation>留空：适用于全部</translation>
    </message>
    <message>
        <source>Level of the contract</source>
        <translation>合同服务级别</translation>
    </message>
    <message>
        <source>Such as Gold; empty: for all</source>
        <translation>例如 Gold；留空：适用于全部</translation>
    </message>
    <message>
        <source>No longer used</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Response, minutes</source>
        <translation>响应（分钟）</translation>
    </message>
    <message>
        <source>On the way, minutes</source>
        <translation>出发（分钟）</translation>
    </message>
    <message>
        <source>Repair, days</source>
        <translation>修复（天）</translation>
    </message>
    <message>
        <source>Days that count</source>
        <translation>计算方式</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Rate, CNY</source>
        <translation>费率（元）</translation>
    </message>
    <message>
        <source>Class of the part</source>
        <translation>备件类别</translation>
    </message>
    <message>
        <source>As the warranty rules say it, such as battery</source>
        <translation>与保修规则中的写法一致，如 battery</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>1 for Monday to 7 for Sunday: 12345</source>
        <translation>1 为周一至 7 为周日：12345</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起算日</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Worked</source>
        <translation>是否上班</translation>
    </message>
    <message>
        <source>Not later than, months</source>
        <translation>最晚不超过（月）</translation>
    </message>
    <message>
        <source>Empty: no limit</source>
        <translation>留空：不限</translation>
    </message>
    <message>
        <source>Bought from</source>
        <translation>购买日期自</translation>
    </message>
    <message>
        <source>Bought until</source>
        <translation>购买日期至</translation>
    </message>
    <message>
        <source>Limit from</source>
        <translation>上限起算日</translation>
    </message>
    <message>
        <source>Part classes that are consumables</source>
        <translation>属于耗材的部件类别</translation>
    </message>
    <message>
        <source>With commas: battery, seal</source>
        <translation>用逗号分隔：battery, seal</translation>
    </message>
    <message>
        <source>Days of a repair&apos;s own warranty</source>
        <translation>维修件另保天数</translation>
    </message>
    <message>
        <source>A replacement device has</source>
        <translation>更换设备的保修</translation>
    </message>
    <message>
        <source>Consumables are covered</source>
        <translation>耗材在保</translation>
    </message>
    <message>
        <source>Extensions: days before the end</source>
        <translation>延保：到期前天数</translation>
    </message>
    <message>
        <source>So early they must be bought</source>
        <translation>须至少提前这么多天购买</translation>
    </message>
    <message>
        <source>Extensions on offer</source>
        <translation>可购买的延保</translation>
    </message>
    <message>
        <source>One a line: months, price. 12 1500.00</source>
        <translation>每行一项：月数 价格，如 12 1500.00</translation>
    </message>
    <message>
        <source>Exemptions</source>
        <translation>免责条款</translation>
    </message>
    <message>
        <source>One a line: text | reference | models | part class</source>
        <translation>每行一条：条文 | 出处 | 型号 | 部件类别</translation>
    </message>
    <message>
        <source>Last day of purchase</source>
        <translation>最后购买日</translation>
    </message>
    <message>
        <source>Devices bought later have another rule, or none</source>
        <translation>此后购买的设备适用其他规则，或无规则</translation>
    </message>
    <message>
        <source>Start: customer</source>
        <translation>开始：客户</translation>
    </message>
    <message>
        <source>Start: dealer</source>
        <translation>开始：经销商</translation>
    </message>
    <message>
        <source>Start: engineer</source>
        <translation>开始：工程师</translation>
    </message>
    <message>
        <source>Middle: customer</source>
        <translation>过半：客户</translation>
    </message>
    <message>
        <source>Middle: dealer</source>
        <translation>过半：经销商</translation>
    </message>
    <message>
        <source>Middle: engineer</source>
        <translation>过半：工程师</translation>
    </message>
    <message>
        <source>Days before: customer</source>
        <translation>到期前：客户</translation>
    </message>
    <message>
        <source>Days before: dealer</source>
        <translation>到期前：经销商</translation>
    </message>
    <message>
        <source>Days before: engineer</source>
        <translation>到期前：工程师</translation>
    </message>
    <message>
        <source>End: customer</source>
        <translation>到期：客户</translation>
    </message>
    <message>
        <source>End: dealer</source>
        <translation>到期：经销商</translation>
    </message>
    <message>
        <source>End: engineer</source>
        <translation>到期：工程师</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>Days before the end</source>
        <translation>到期前天数</translation>
    </message>
    <message>
        <source>With commas: 60, 30, 7</source>
        <translation>用逗号分隔：60, 30, 7</translation>
    </message>
    <message>
        <source>empty: all</source>
        <translation>留空：全部</translation>
    </message>
    <message>
        <source>Opens the work order by itself</source>
        <translation>自动开立工单</translation>
    </message>
    <message>
        <source>needed when it changes one that is there</source>
        <translation>修改已有内容时必填</translation>
    </message>
    <message>
        <source>Every so many months</source>
        <translation>每隔几个月</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>计数器</translation>
    </message>
    <message>
        <source>Every so many units of the meter</source>
        <translation>每隔多少计数单位</translation>
    </message>
    <message>
        <source>Proposed so many days before</source>
        <translation>提前几天提出</translation>
    </message>
    <message>
        <source>Takes, minutes</source>
        <translation>所需时间（分钟）</translation>
    </message>
    <message>
        <source>Reckoned from the installation</source>
        <translation>从安装之日起算</translation>
    </message>
    <message>
        <source>Looks for</source>
        <translation>监测内容</translation>
    </message>
    <message>
        <source>Kind of fault</source>
        <translation>故障类别</translation>
    </message>
    <message>
        <source>Failures of one device</source>
        <translation>单台设备故障次数</translation>
    </message>
    <message>
        <source>Within so many days</source>
        <translation>在多少天之内</translation>
    </message>
    <message>
        <source>Rate per device and year</source>
        <translation>每台每年故障率</translation>
    </message>
    <message>
        <source>Confidence, %</source>
        <translation>置信度（%）</translation>
    </message>
    <message>
        <source>Risk score from</source>
        <translation>风险分不低于</translation>
    </message>
    <message>
        <source>Code of its owner</source>
        <translation>所有方代码</translation>
    </message>
    <message>
        <source>Calibrated every so many months</source>
        <translation>每隔几个月校准</translation>
    </message>
    <message>
        <source>empty: as the rule for its model says</source>
        <translation>留空：按其型号的规则</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>读数日期</translation>
    </message>
    <message>
        <source>empty: today</source>
        <translation>留空：今天</translation>
    </message>
    <message>
        <source>The meter was changed or set to nought before</source>
        <translation>此前计数器已更换或清零</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>使用环境</translation>
    </message>
    <message>
        <source>What makes it hard</source>
        <translation>环境说明</translation>
    </message>
    <message>
        <source>Code of the plan</source>
        <translation>计划代码</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>Number of the certificate</source>
        <translation>证书编号</translation>
    </message>
    <message>
        <source>Measured from</source>
        <translation>测量起始日</translation>
    </message>
    <message>
        <source>Measured to</source>
        <translation>测量截止日</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Written off over so many months</source>
        <translation>折旧月数</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value, minutes or %</source>
        <translation>数值（分钟或 %）</translation>
    </message>
    <message>
        <source>Satisfied, %</source>
        <translation>满意度（%）</translation>
    </message>
    <message>
        <source>failures of one device</source>
        <translation>单台设备的故障次数</translation>
    </message>
    <message>
        <source>the rate of a model</source>
        <translation>某型号的故障率</translation>
    </message>
    <message>
        <source>a high risk score</source>
        <translation>较高的风险分</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>harsh</source>
        <translation>恶劣</translation>
    </message>
    <message>
        <source>response, median, minutes</source>
        <translation>响应时间（中位数，分钟）</translation>
    </message>
    <message>
        <source>response, nine in ten within, minutes</source>
        <translation>响应时间（90% 以内，分钟）</translation>
    </message>
    <message>
        <source>time to repair, minutes</source>
        <translation>平均修复时间（分钟）</translation>
    </message>
    <message>
        <source>time to repair without the customer, minutes</source>
        <translation>平均修复时间（扣除客户原因，分钟）</translation>
    </message>
    <message>
        <source>fixed the first time, %</source>
        <translation>一次修复率（%）</translation>
    </message>
    <message>
        <source>availability, %</source>
        <translation>可用率（%）</translation>
    </message>
    <message>
        <source>satisfaction, %</source>
        <translation>满意度（%）</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运人</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Cost, CNY</source>
        <translation>费用（元）</translation>
    </message>
    <message>
        <source>Courier</source>
        <translation>送货人</translation>
    </message>
    <message>
        <source>Date of the letter</source>
        <translation>函件日期</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Expiry date</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Months of an extension</source>
        <translation>延保月数</translation>
    </message>
    <message>
        <source>Fault in words</source>
        <translation>故障描述</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>姓名首字母</translation>
    </message>
    <message>
        <source>Kinds of messages</source>
        <translation>消息种类</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>检定机构</translation>
    </message>
    <message>
        <source>Lot number</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Days that goods must still keep</source>
        <translation>货物最短剩余有效天数</translation>
    </message>
    <message>
        <source>What it comes from</source>
        <translation>来源编号</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>合作方</translation>
    </message>
    <message>
        <source>Number plate</source>
        <translation>车牌号</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>报修人</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>正确答案</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>First serial number</source>
        <translation>起始序列号</translation>
    </message>
    <message>
        <source>Last serial number</source>
        <translation>截止序列号</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>货架</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Condition that opened it</source>
        <translation>触发条件</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>The whole item</source>
        <translation>整个品项</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>措辞</translation>
    </message>
</context>
<context>
    <name>FiguresBar</name>
    <message>
        <source>All models</source>
        <translation>全部型号</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>全部区域</translation>
    </message>
    <message numerus="yes">
        <source>{0} to {1} · %n work order(s)</source>
        <translation>
            <numerusform>{0} 至 {1} · %n 张工单</numerusform>
        </translation>
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
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>本年</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>最近 365 天</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Failure list</source>
        <translation>故障清单</translation>
    </message>
    <message>
        <source>Spare parts</source>
        <translation>备件库存</translation>
    </message>
    <message>
        <source>Management sheet</source>
        <translation>管理指标表</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Save as file</source>
        <translation>保存为文件</translation>
    </message>
</context>
<context>
    <name>FiguresListPage</name>
    <message>
        <source>Nothing to list for this period</source>
        <translation>本期没有可列的内容</translation>
    </message>
    <message>
        <source>Nothing stands behind this row</source>
        <translation>该行没有明细</translation>
    </message>
    <message>
        <source>All manufacturers</source>
        <translation>全部厂家</translation>
    </message>
    <message>
        <source>For which manufacturer</source>
        <translation>提供给哪家厂家</translation>
    </message>
    <message>
        <source>failures · per device and year</source>
        <translation>故障数 · 每台年</translation>
    </message>
    <message>
        <source>CNY</source>
        <translation>元</translation>
    </message>
    <message>
        <source>of all regions</source>
        <translation>含全部区域</translation>
    </message>
    <message>
        <source>Spare parts in the zones, CNY</source>
        <translation>专区备件库存（元）</translation>
    </message>
    <message>
        <source>kinds of parts</source>
        <translation>备件品种</translation>
    </message>
    <message>
        <source>pieces without a price</source>
        <translation>件无价格</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>故障数</translation>
    </message>
    <message>
        <source>with a part changed</source>
        <translation>更换了备件</translation>
    </message>
    <message>
        <source>without a part</source>
        <translation>未更换备件</translation>
    </message>
    <message>
        <source>of other or unknown makers, not listed</source>
        <translation>其他或不明厂家，未列入</translation>
    </message>
    <message>
        <source>before: {0}</source>
        <translation>上期：{0}</translation>
    </message>
</context>
<context>
    <name>FiguresScreen</name>
    <message>
        <source>before: {0}</source>
        <translation>上期：{0}</translation>
    </message>
    <message>
        <source>base {0}</source>
        <translation>基线 {0}</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>Response, median</source>
        <translation>响应时间（中位数）</translation>
    </message>
    <message>
        <source>Response, 90 %</source>
        <translation>响应时间（90%）</translation>
    </message>
    <message>
        <source>Time to repair</source>
        <translation>平均修复时间</translation>
    </message>
    <message>
        <source>without customer</source>
        <translation>扣除客户原因</translation>
    </message>
    <message>
        <source>Fixed first time</source>
        <translation>一次修复率</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>可用率</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Planned work</source>
        <translation>计划性工单</translation>
    </message>
    <message>
        <source>Stamps by scan</source>
        <translation>扫码时间戳</translation>
    </message>
    <message>
        <source>Cost, CNY</source>
        <translation>维修成本（元）</translation>
    </message>
    <message>
        <source>Spare parts, CNY</source>
        <translation>备件库存（元）</translation>
    </message>
    <message>
        <source>per device and year, 95 % interval</source>
        <translation>每台每年次数，95% 区间</translation>
    </message>
    <message>
        <source>faults that came back</source>
        <translation>复发的故障</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存清单</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>保存指标</translation>
    </message>
    <message>
        <source>Written to {0}</source>
        <translation>已写入 {0}</translation>
    </message>
    <message>
        <source>Nothing was written: {0}</source>
        <translation>未写入：{0}</translation>
    </message>
    <message>
        <source>Failure rate</source>
        <translation>故障率</translation>
    </message>
    <message>
        <source>Cost by model, region</source>
        <translation>型号与区域费用</translation>
    </message>
    <message>
        <source>Cost by device</source>
        <translation>单台成本</translation>
    </message>
    <message>
        <source>Repeat faults</source>
        <translation>重复故障</translation>
    </message>
    <message>
        <source>Useful life …</source>
        <translation>折旧年限…</translation>
    </message>
    <message>
        <source>Before the program …</source>
        <translation>使用前基线…</translation>
    </message>
    <message>
        <source>Satisfaction …</source>
        <translation>满意度…</translation>
    </message>
    <message>
        <source>Reckoning the figures …</source>
        <translation>正在计算指标……</translation>
    </message>
    <message>
        <source>CNY: claimed, charged, held</source>
        <translation>元：索赔、收费、待批</translation>
    </message>
    <message>
        <source>They come with the devices that are registered and the work orders of this period.</source>
        <translation>登记设备并在本期间产生工单后，这里会显示指标。</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>尚无指标</translation>
    </message>
</context>
<context>
    <name>FillBar</name>
    <message>
        <source>{told}, limit {limit} %</source>
        <translation>{told}，上限 {limit}%</translation>
    </message>
</context>
<context>
    <name>FirstStartScreen</name>
    <message>
        <source>Set up this site</source>
        <translation>设置本站点</translation>
    </message>
    <message>
        <source>The database is empty. Say who works here; names can be changed later.</source>
        <translation>数据库为空。请填写在此工作的单位和人员，名称以后可以更改。</translation>
    </message>
    <message>
        <source>Draw a zone of 2 m × 2 m with two racks</source>
        <translation>建立 2 m × 2 m 的专区，含两个货架</translation>
    </message>
    <message>
        <source>Draw no zone yet</source>
        <translation>暂不建立专区</translation>
    </message>
    <message>
        <source>4 m². Two racks of 5 levels with 4 bins each: 40 bins.</source>
        <translation>4 m²。两个货架，各 5 层，每层 4 格，共 40 个库位。</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>开始设置</translation>
    </message>
    <message>
        <source>Only trying it out?</source>
        <translation>只是试用？</translation>
    </message>
    <message>
        <source>Invented data: a zone, its stock and a delivery of 120 implants.</source>
        <translation>模拟数据：一个专区、其库存，以及一单 120 件植入物的送货。</translation>
    </message>
    <message>
        <source>Not for real goods: practice data cannot be taken out again.</source>
        <translation>请勿用于真实货物：练习数据无法再清除。</translation>
    </message>
    <message>
        <source>Load practice data</source>
        <translation>载入练习数据</translation>
    </message>
</context>
<context>
    <name>GiveBackForm</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>where no document says why</source>
        <translation>没有单据说明时填写</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>登记退回</translation>
    </message>
</context>
<context>
    <name>HoldNote</name>
    <message>
        <source>On hold: must not be used</source>
        <translation>隔离中：禁止使用</translation>
    </message>
</context>
<context>
    <name>IdentityPanel</name>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>REF</source>
        <translation>货号（REF）</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>注册证</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>生产日期</translation>
    </message>
    <message>
        <source>Not on hand</source>
        <translation>不在库</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>货主</translation>
    </message>
    <message>
        <source>Custodian</source>
        <translation>保管方</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 个库位</numerusform>
        </translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>所属库位</translation>
    </message>
    <message>
        <source>none: it is empty</source>
        <translation>无：为空</translation>
    </message>
    <message>
        <source>Until {0}</source>
        <translation>有效期至 {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) ordered</source>
        <translation>
            <numerusform>已下达 %n 张标签</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scanned back</source>
        <translation>
            <numerusform>已回扫 %n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voided</source>
        <translation>
            <numerusform>已作废 %n 张</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>尚未选择文件</translation>
    </message>
    <message>
        <source>Columns (* needed): {0}</source>
        <translation>列（* 为必填）：{0}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Faults: {0}. Nothing was imported.</source>
        <translation>有 {0} 处错误，未导入任何内容。</translation>
    </message>
    <message>
        <source>This file was imported before. Nothing changed.</source>
        <translation>此文件已导入过，未作任何更改。</translation>
    </message>
    <message>
        <source>{0} new, {1} changed, {2} as before</source>
        <translation>新增 {0}，更改 {1}，未变 {2}</translation>
    </message>
    <message>
        <source>No fault. Ready to import</source>
        <translation>没有错误，可以导入</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>Acknowledge (Ctrl+Enter)</source>
        <translation>确认 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Of every role</source>
        <translation>所有角色的</translation>
    </message>
</context>
<context>
    <name>KeyCatcher</name>
    <message>
        <source>Keys appear here as they come. Escape leaves this field.</source>
        <translation>按键会显示在这里。按 Esc 离开此框。</translation>
    </message>
    <message>
        <source>Press here first, then scan.</source>
        <translation>请先点此处，再扫描。</translation>
    </message>
</context>
<context>
    <name>LabelCanvas</name>
    <message>
        <source>The label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tab: next element. Arrows: one dot, with Shift one millimetre, with Ctrl the size.</source>
        <translation>Tab：下一个元素。方向键：移动一点，加 Shift 一毫米，加 Ctrl 改大小。</translation>
    </message>
</context>
<context>
    <name>LabelCount</name>
    <message>
        <source>printed today</source>
        <translation>今日已打印</translation>
    </message>
    <message>
        <source>scanned back</source>
        <translation>已回扫</translation>
    </message>
    <message>
        <source>void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>to scan back</source>
        <translation>待回扫</translation>
    </message>
    <message numerus="yes">
        <source>and %n of earlier days</source>
        <translation>
            <numerusform>另有前几日 %n 张</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelDecision</name>
    <message>
        <source>Say why: choose a reason or write one.</source>
        <translation>请说明原因：选择一项，或自行填写。</translation>
    </message>
    <message>
        <source>Seen at the printer</source>
        <translation>在打印机处看到</translation>
    </message>
    <message>
        <source>Looked, nothing came out</source>
        <translation>已查看，没有打印出来</translation>
    </message>
    <message>
        <source>Came out spoiled</source>
        <translation>打印出来已损坏</translation>
    </message>
    <message>
        <source>Anything more to say (optional)</source>
        <translation>补充说明（可不填）</translation>
    </message>
    <message>
        <source>Did this label come out?</source>
        <translation>这张标签打印出来了吗？</translation>
    </message>
    <message>
        <source>It waits for its printer</source>
        <translation>正在等待打印机</translation>
    </message>
    <message>
        <source>It was not sent</source>
        <translation>没有发送</translation>
    </message>
    <message>
        <source>It is being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>It is being printed</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Scan the label: that proves it</source>
        <translation>请扫描这张标签，以此确认</translation>
    </message>
    <message>
        <source>Scanned back: nothing to do</source>
        <translation>已回扫，无需处理</translation>
    </message>
    <message>
        <source>This label is void</source>
        <translation>这张标签已作废</translation>
    </message>
    <message>
        <source>Look at the printer and below it, then say what you saw.</source>
        <translation>请查看打印机及其下方，再如实选择。</translation>
    </message>
    <message>
        <source>This printer cannot say whether it printed.</source>
        <translation>这台打印机无法告知是否已打印。</translation>
    </message>
    <message>
        <source>If it turns up, destroy it.</source>
        <translation>如再找到，请销毁。</translation>
    </message>
    <message>
        <source>It was printed again; that label counts.</source>
        <translation>已补打，以新标签为准。</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Ordered twice</source>
        <translation>重复下单</translation>
    </message>
    <message>
        <source>Wrong data</source>
        <translation>数据有误</translation>
    </message>
    <message>
        <source>Torn</source>
        <translation>撕破</translation>
    </message>
    <message>
        <source>Smudged</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>It came out</source>
        <translation>打印出来了</translation>
    </message>
    <message>
        <source>Nothing came out</source>
        <translation>没有打印出来</translation>
    </message>
    <message>
        <source>It is spoiled</source>
        <translation>打坏了</translation>
    </message>
    <message>
        <source>Print once more</source>
        <translation>补打一张</translation>
    </message>
    <message>
        <source>Make void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Print there</source>
        <translation>改在那里打印</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Another printer</source>
        <translation>另一台打印机</translation>
    </message>
</context>
<context>
    <name>LabelOrder</name>
    <message>
        <source>A whole number, such as 2.</source>
        <translation>请填整数，例如 2。</translation>
    </message>
    <message>
        <source>Whichever takes it</source>
        <translation>由可用的打印机打印</translation>
    </message>
    <message>
        <source>The label is shown here before it is ordered.</source>
        <translation>下单前，标签会先显示在这里。</translation>
    </message>
    <message>
        <source>no printer takes it yet</source>
        <translation>目前没有打印机可打印</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>无法生成标签</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>全部标签</translation>
    </message>
    <message>
        <source>Order labels</source>
        <translation>打印标签</translation>
    </message>
    <message>
        <source>Scan the thing that needs a label</source>
        <translation>请扫描需要标签的对象</translation>
    </message>
    <message>
        <source>Unit, lot, tray, bin, place, badge or delivery note</source>
        <translation>单件、批次、器械盒、货位、库位、工牌或送货单</translation>
    </message>
    <message>
        <source>The thing that needs a label</source>
        <translation>需要标签的对象</translation>
    </message>
    <message>
        <source>A whole zone in one run</source>
        <translation>整个专区一次打印</translation>
    </message>
    <message>
        <source>Its bins</source>
        <translation>货位标签</translation>
    </message>
    <message>
        <source>Units without a label</source>
        <translation>尚无标签的单件</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>专区</translation>
    </message>
    <message>
        <source>Order the run</source>
        <translation>整批打印</translation>
    </message>
    <message>
        <source>How the run is printed</source>
        <translation>这一批的打印方式</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>标签打印机</translation>
    </message>
    <message>
        <source>A4 sheets (PDF)</source>
        <translation>A4 标签页（PDF）</translation>
    </message>
    <message>
        <source>Show that label</source>
        <translation>查看那张标签</translation>
    </message>
    <message>
        <source>Print this label</source>
        <translation>打印这张标签</translation>
    </message>
    <message>
        <source>As at this desk</source>
        <translation>与本工作站相同</translation>
    </message>
</context>
<context>
    <name>LabelPage</name>
    <message numerus="yes">
        <source>%n copy(ies)</source>
        <translation>
            <numerusform>%n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>reprint {0}</source>
        <translation>补打 {0}</translation>
    </message>
    <message>
        <source>label {0}</source>
        <translation>标签号 {0}</translation>
    </message>
    <message>
        <source>lot {0}</source>
        <translation>批号 {0}</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>全部标签</translation>
    </message>
    <message>
        <source>History of the label</source>
        <translation>标签的历史</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Unit label</source>
        <translation>单件标签</translation>
    </message>
    <message>
        <source>Lot label</source>
        <translation>批次标签</translation>
    </message>
    <message>
        <source>Tray label</source>
        <translation>器械盒标签</translation>
    </message>
    <message>
        <source>Hold label</source>
        <translation>隔离标签</translation>
    </message>
    <message>
        <source>Hold label: quarantine</source>
        <translation>隔离标签</translation>
    </message>
    <message>
        <source>Hold label: return</source>
        <translation>退货标签</translation>
    </message>
    <message>
        <source>Hold label: recall</source>
        <translation>召回标签</translation>
    </message>
    <message>
        <source>Bin label</source>
        <translation>货位标签</translation>
    </message>
    <message>
        <source>Place label</source>
        <translation>库位标签</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>工牌</translation>
    </message>
    <message>
        <source>Box label</source>
        <translation>箱标签</translation>
    </message>
    <message>
        <source>Hand-over label</source>
        <translation>交接标签</translation>
    </message>
    <message>
        <source>Device label</source>
        <translation>设备标签</translation>
    </message>
    <message>
        <source>Work order label</source>
        <translation>维修单标签</translation>
    </message>
    <message>
        <source>Old part label</source>
        <translation>旧件标签</translation>
    </message>
    <message>
        <source>Test label</source>
        <translation>测试标签</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Printed once more</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Sending began</source>
        <translation>开始发送</translation>
    </message>
    <message>
        <source>Not printed, says a person: waits again</source>
        <translation>人工确认未打印：重新等待</translation>
    </message>
    <message>
        <source>Printed, says a person</source>
        <translation>人工确认已打印</translation>
    </message>
    <message>
        <source>Spoiled, says a person: void</source>
        <translation>人工确认打坏：作废</translation>
    </message>
    <message>
        <source>Scanned back</source>
        <translation>已回扫</translation>
    </message>
    <message>
        <source>Made void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Given to another printer</source>
        <translation>改由另一台打印机打印</translation>
    </message>
    <message>
        <source>The program ended while it was under way</source>
        <translation>打印途中程序退出</translation>
    </message>
    <message>
        <source>Told late by the printer</source>
        <translation>打印机迟报</translation>
    </message>
    <message>
        <source>Replaced by a newer label: void</source>
        <translation>由新标签取代：作废</translation>
    </message>
    <message>
        <source>Its booking was undone: void</source>
        <translation>对应记账已撤销：作废</translation>
    </message>
    <message>
        <source>Handed over to the printer</source>
        <translation>已交给打印机</translation>
    </message>
    <message>
        <source>The printer prints it</source>
        <translation>打印机正在打印</translation>
    </message>
    <message>
        <source>Printed, says the printer</source>
        <translation>打印机报告已打印</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Nobody knows whether it came out</source>
        <translation>不确定是否打印出来</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0} 天</translation>
    </message>
    <message>
        <source>{0} bytes</source>
        <translation>{0} 字节</translation>
    </message>
</context>
<context>
    <name>LabelsScreen</name>
    <message numerus="yes">
        <source>%n label(s) to look for</source>
        <translation>
            <numerusform>%n 张待确认</numerusform>
        </translation>
    </message>
    <message>
        <source>The run was stopped</source>
        <translation>整批打印已停止</translation>
    </message>
    <message>
        <source>All printers</source>
        <translation>全部打印机</translation>
    </message>
    <message>
        <source>No label is open</source>
        <translation>没有未完成的标签</translation>
    </message>
    <message>
        <source>Every printed label was scanned back, or is void.</source>
        <translation>已打印的标签全部回扫或作废。</translation>
    </message>
    <message>
        <source>Order labels</source>
        <translation>打印标签</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有标签</translation>
    </message>
    <message>
        <source>The first {0}</source>
        <translation>前 {0} 张</translation>
    </message>
    <message>
        <source>Save as A4 sheets</source>
        <translation>存为 A4 标签页</translation>
    </message>
    <message>
        <source>Show what is open</source>
        <translation>显示未完成</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部未完成</translation>
    </message>
    <message>
        <source>To look for</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>To scan back</source>
        <translation>待回扫</translation>
    </message>
    <message>
        <source>To print</source>
        <translation>待打印</translation>
    </message>
    <message>
        <source>Scanned back</source>
        <translation>已回扫</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部种类</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
</context>
<context>
    <name>LastLabels</name>
    <message>
        <source>Last labels</source>
        <translation>最近的标签</translation>
    </message>
    <message>
        <source>Nothing was printed here yet.</source>
        <translation>这里还没有打印过标签。</translation>
    </message>
</context>
<context>
    <name>LeavingForm</name>
    <message>
        <source>none yet</source>
        <translation>尚未选定</translation>
    </message>
    <message>
        <source>{0} · owner {1} · {2} there</source>
        <translation>{0} · 货主 {1} · 现有 {2}</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>货物</translation>
    </message>
    <message>
        <source>or by name</source>
        <translation>或按编号</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>From · pieces</source>
        <translation>来源 · 件数</translation>
    </message>
    <message>
        <source>For</source>
        <translation>对应单据</translation>
    </message>
    <message>
        <source>scan it, or type (01)…(10)…, then Enter</source>
        <translation>请扫描，或输入 (01)…(10)… 后按回车</translation>
    </message>
    <message>
        <source>REF</source>
        <translation>货号 REF</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>serial, then Enter</source>
        <translation>序列号，按回车</translation>
    </message>
    <message>
        <source>recall, defect case or return; empty: a number of its own</source>
        <translation>召回、质量问题或退货单；留空则自动编号</translation>
    </message>
    <message>
        <source>Place and owner</source>
        <translation>位置与货主</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
</context>
<context>
    <name>Life</name>
    <message>
        <source>Received</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>上架</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移库</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>消耗</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>买断</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>报损</translation>
    </message>
    <message>
        <source>Given back to the owner</source>
        <translation>退回货主</translation>
    </message>
    <message>
        <source>Sent out</source>
        <translation>已送出</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>已送回</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>已盘点</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>已报废</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>送货通知</translation>
    </message>
    <message>
        <source>Label ordered</source>
        <translation>下达标签</translation>
    </message>
    <message>
        <source>Label printed again</source>
        <translation>标签重打</translation>
    </message>
    <message>
        <source>Label scanned back</source>
        <translation>标签已回扫</translation>
    </message>
    <message>
        <source>Label voided</source>
        <translation>标签作废</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>隔离中</translation>
    </message>
    <message>
        <source>Hold released</source>
        <translation>解除隔离</translation>
    </message>
    <message>
        <source>not announced</source>
        <translation>不在通知上</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>label differs from the notice</source>
        <translation>标签与通知不符</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>质量问题</translation>
    </message>
    <message>
        <source>returned, to be inspected</source>
        <translation>已退回，待检验</translation>
    </message>
    <message>
        <source>opened or defective</source>
        <translation>已开封或有缺陷</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>已召回</translation>
    </message>
    <message>
        <source>expired {0} d ago</source>
        <translation>已过期 {0} 天</translation>
    </message>
    <message>
        <source>{0} d left</source>
        <translation>剩余 {0} 天</translation>
    </message>
    <message>
        <source>{0} h later</source>
        <translation>{0} 小时后补录</translation>
    </message>
    <message>
        <source>{0} min later</source>
        <translation>{0} 分钟后补录</translation>
    </message>
    <message>
        <source>taken back later</source>
        <translation>后已撤销</translation>
    </message>
    <message>
        <source>with tray {0}</source>
        <translation>随器械盒 {0}</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>记录时间</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>出入库</translation>
    </message>
</context>
<context>
    <name>LifePage</name>
    <message>
        <source>Unit {0}</source>
        <translation>单件 {0}</translation>
    </message>
    <message>
        <source>Lot {0}</source>
        <translation>批次 {0}</translation>
    </message>
    <message>
        <source>Tray {0}</source>
        <translation>器械盒 {0}</translation>
    </message>
    <message>
        <source>Place {0}</source>
        <translation>库位 {0}</translation>
    </message>
    <message>
        <source>Item {0}</source>
        <translation>品种 {0}</translation>
    </message>
    <message>
        <source>On hand: {0}</source>
        <translation>在库：{0}</translation>
    </message>
    <message>
        <source>Show what it takes back</source>
        <translation>查看被它撤销的流水</translation>
    </message>
    <message>
        <source>Show what took it back</source>
        <translation>查看撤销它的流水</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Life, newest first</source>
        <translation>来龙去脉，最新在前</translation>
    </message>
</context>
<context>
    <name>LookTools</name>
    <message>
        <source>Resolution of the printer</source>
        <translation>打印机分辨率</translation>
    </message>
    <message>
        <source>Language of the label</source>
        <translation>标签语言</translation>
    </message>
    <message>
        <source>Edges attract (Alt while drawing: not now)</source>
        <translation>对齐吸附（拖动时按 Alt 暂停）</translation>
    </message>
    <message>
        <source>Step back (-)</source>
        <translation>缩小（-）</translation>
    </message>
    <message>
        <source>Come nearer (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Whole label (0)</source>
        <translation>整张标签（0）</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sparezone</source>
        <translation>Sparezone</translation>
    </message>
</context>
<context>
    <name>Master data</name>
    <message>
        <source>Implant</source>
        <translation>植入物</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>器械</translation>
    </message>
    <message>
        <source>Spare part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Consumable</source>
        <translation>耗材</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>器械盒</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>Channel partner</source>
        <translation>渠道合作单位</translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>Maintenance centre</source>
        <translation>维修中心</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运单位</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>品种</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Service contract</source>
        <translation>服务合同</translation>
    </message>
    <message>
        <source>The hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>The channel partner</source>
        <translation>渠道伙伴</translation>
    </message>
    <message>
        <source>The manufacturer</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>Before the planned start</source>
        <translation>计划开台前</translation>
    </message>
    <message>
        <source>After the hospital&apos;s notice</source>
        <translation>医院通知后</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单件</translation>
    </message>
    <message>
        <source>Trays</source>
        <translation>器械盒</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>仓管员</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>工程师</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审核员</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>品种</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>专区</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>套装</translation>
    </message>
    <message>
        <source>Hospital stores</source>
        <translation>医院库房</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>库存基线</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Distances</source>
        <translation>里程</translation>
    </message>
    <message>
        <source>Contract packages</source>
        <translation>合同服务包</translation>
    </message>
    <message>
        <source>Question bank</source>
        <translation>题库</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Parties</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>External numbers</source>
        <translation>外部编号</translation>
    </message>
    <message>
        <source>Delivery notices</source>
        <translation>送货通知</translation>
    </message>
    <message>
        <source>Opening stock</source>
        <translation>期初库存</translation>
    </message>
    <message>
        <source>Devices in the field</source>
        <translation>在用设备</translation>
    </message>
    <message>
        <source>Readings of meters</source>
        <translation>计数器读数</translation>
    </message>
    <message>
        <source>Fault reports</source>
        <translation>报修单</translation>
    </message>
    <message>
        <source>Notice of recall</source>
        <translation>召回通知</translation>
    </message>
    <message>
        <source>Minimum stock</source>
        <translation>补货参数</translation>
    </message>
    <message>
        <source>Parts and devices in the field</source>
        <translation>备件与在用设备</translation>
    </message>
    <message>
        <source>prices missing</source>
        <translation>缺少价格</translation>
    </message>
    <message>
        <source>{0} % more</source>
        <translation>增加 {0} %</translation>
    </message>
    <message>
        <source>{0} % · reached</source>
        <translation>{0} % · 达标</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
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
        <source>not included</source>
        <translation>不含</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>out of use</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>MasterDataScreen</name>
    <message>
        <source>Places</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
</context>
<context>
    <name>MasterEditor</name>
    <message>
        <source>Not saved yet: save it, or undo what you changed.</source>
        <translation>尚未保存：请保存，或撤销更改。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Now: {0}. Save to put yours in its place.</source>
        <translation>现为：{0}。保存将以您的内容替换。</translation>
    </message>
    <message>
        <source>Another desk changed this meanwhile. Undo shows the new values.</source>
        <translation>其他工位已修改此项。点「撤销」可查看新内容。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>anybody&apos;s goods</source>
        <translation>任何货主</translation>
    </message>
    <message>
        <source>we carry it ourselves</source>
        <translation>自行运送</translation>
    </message>
    <message>
        <source>all partners</source>
        <translation>所有合作单位</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Racks can be added. Those that are drawn stay: bins with goods and labels hang on them.</source>
        <translation>可增加货架；已绘制的货架不再改动，因为库位上有货物和标签。</translation>
    </message>
    <message>
        <source>Why (may be left empty)</source>
        <translation>原因（可不填）</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Take back into use</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Keep in use</source>
        <translation>继续使用</translation>
    </message>
</context>
<context>
    <name>MasterPage</name>
    <message>
        <source>the first {0}: search for others</source>
        <translation>仅显示前 {0} 条，其余请搜索</translation>
    </message>
    <message>
        <source>No item yet</source>
        <translation>还没有品种</translation>
    </message>
    <message>
        <source>Enter the first one, or import the maker&apos;s catalogue.</source>
        <translation>请录入第一个品种，或导入生产企业的目录。</translation>
    </message>
    <message>
        <source>No bin yet</source>
        <translation>还没有库位</translation>
    </message>
    <message>
        <source>Bins come with their zone: draw a zone first.</source>
        <translation>库位随专区建立：请先建立专区。</translation>
    </message>
    <message>
        <source>No tray yet</source>
        <translation>还没有器械盒</translation>
    </message>
    <message>
        <source>Trays also come by themselves with a delivery notice.</source>
        <translation>导入送货通知时会自动建立器械盒。</translation>
    </message>
    <message>
        <source>No kit yet</source>
        <translation>还没有套装</translation>
    </message>
    <message>
        <source>Say what belongs into every tray of a kind.</source>
        <translation>规定每种器械盒的应有内容。</translation>
    </message>
    <message>
        <source>No hospital store yet</source>
        <translation>还没有医院库房</translation>
    </message>
    <message>
        <source>Cases need one: enter where the hospital keeps what it is sent.</source>
        <translation>手术需要医院库房：登记医院存放收到物品的地方。</translation>
    </message>
    <message>
        <source>No baseline yet</source>
        <translation>还没有库存基线</translation>
    </message>
    <message>
        <source>Enter what a hospital held before, once and signed: the reduction is measured from it.</source>
        <translation>登记医院原有库存，一次、签字：降幅以此为准。</translation>
    </message>
    <message>
        <source>No vehicle yet</source>
        <translation>还没有车辆</translation>
    </message>
    <message>
        <source>Enter what carries goods: vans, couriers. What is on the road stands there.</source>
        <translation>登记运送货物的车辆或快递。在途货物记在这里。</translation>
    </message>
    <message>
        <source>No distance yet</source>
        <translation>还没有里程</translation>
    </message>
    <message>
        <source>Emergencies need one: enter the road to each hospital, or import a file.</source>
        <translation>急救需要里程：请逐家医院录入，或导入文件。</translation>
    </message>
    <message>
        <source>No contract package yet</source>
        <translation>还没有合同服务包</translation>
    </message>
    <message>
        <source>Say which hospitals may call emergencies, and when.</source>
        <translation>请录入哪些医院可以呼叫急救、在什么时段。</translation>
    </message>
    <message>
        <source>No zone yet</source>
        <translation>还没有专区</translation>
    </message>
    <message>
        <source>Draw the floor, its racks and their bins.</source>
        <translation>请画出场地、货架和库位。</translation>
    </message>
    <message>
        <source>Enter the first one.</source>
        <translation>请录入第一个。</translation>
    </message>
    <message>
        <source>No site yet</source>
        <translation>还没有站点</translation>
    </message>
    <message>
        <source>No party yet</source>
        <translation>还没有单位</translation>
    </message>
    <message>
        <source>Enter manufacturers, partners and hospitals.</source>
        <translation>请录入生产企业、合作单位和医院。</translation>
    </message>
    <message>
        <source>No external number yet</source>
        <translation>还没有外部编号</translation>
    </message>
    <message>
        <source>Enter what other systems call a thing, or import their list: files then carry both.</source>
        <translation>录入其他系统的编号，或导入其清单：此后文件会同时带上双方编号。</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>还没有人员</translation>
    </message>
    <message>
        <source>Enter everybody who works here, with a badge.</source>
        <translation>请录入在此工作的每个人及其工牌。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>also out of use</source>
        <translation>含停用</translation>
    </message>
</context>
<context>
    <name>MessagesScreen</name>
    <message numerus="yes">
        <source>Messages · %n given up</source>
        <translation>
            <numerusform>消息 · %n 条放弃</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>This desk sends nothing (sends_notices = false): another desk or the agent does.</source>
        <translation>本工位不发送（sends_notices = false）：由其他工位或后台程序发送。</translation>
    </message>
    <message>
        <source>This desk sends. No mail server is set: enter [mail] in sparezone.toml.</source>
        <translation>本工位负责发送。尚未设置邮件服务器：请在 sparezone.toml 中填写 [mail]。</translation>
    </message>
    <message>
        <source>This desk sends. Mail: {0}</source>
        <translation>本工位负责发送。邮件：{0}</translation>
    </message>
    <message>
        <source>It waits until its receiver has a way.</source>
        <translation>等待接收方有可用途径。</translation>
    </message>
    <message>
        <source>Change the way {0}</source>
        <translation>修改途径 {0}</translation>
    </message>
    <message>
        <source>New way</source>
        <translation>新途径</translation>
    </message>
    <message>
        <source>JSON of this program</source>
        <translation>本程序的 JSON</translation>
    </message>
    <message>
        <source>WeCom group robot</source>
        <translation>企业微信群机器人</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>途径</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>New way…</source>
        <translation>新途径…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Without a tick below, every message to the receiver goes this way.</source>
        <translation>下面一项都不勾选时，发给该接收方的所有消息都走这条途径。</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>还没有消息</translation>
    </message>
    <message>
        <source>What others must know is written by itself.</source>
        <translation>需要告知他人的内容会自动写入。</translation>
    </message>
    <message>
        <source>No way yet</source>
        <translation>还没有途径</translation>
    </message>
    <message>
        <source>Add the first: until then messages wait.</source>
        <translation>请添加第一条；在此之前消息会等待。</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>Carriage</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>Give back to the owner</source>
        <translation>退回货主</translation>
    </message>
    <message>
        <source>Destroy</source>
        <translation>销毁</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>换货</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Planning &amp; billing</source>
        <translation>计划与结算</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>维修中心</translation>
    </message>
    <message>
        <source>Show words</source>
        <translation>显示文字</translation>
    </message>
    <message>
        <source>Icons only</source>
        <translation>仅显示图标</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>设置与维护</translation>
    </message>
</context>
<context>
    <name>Night</name>
    <message>
        <source>In time</source>
        <translation>来得及</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>时间紧</translation>
    </message>
    <message>
        <source>Cannot be kept</source>
        <translation>赶不上</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Arrival unknown</source>
        <translation>到达时间不明</translation>
    </message>
    <message>
        <source>called</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>拣货完成</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>装箱完成</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>own zone</source>
        <translation>本仓</translation>
    </message>
    <message>
        <source>own tray</source>
        <translation>本仓器械盒</translation>
    </message>
    <message>
        <source>other centre</source>
        <translation>其他中心</translation>
    </message>
    <message>
        <source>hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>on the road</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>已召回</translation>
    </message>
    <message>
        <source>not usable there</source>
        <translation>该处不可用</translation>
    </message>
    <message>
        <source>on call</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>courier</source>
        <translation>配送员</translation>
    </message>
    <message>
        <source>equipment department</source>
        <translation>设备科</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>质量部</translation>
    </message>
    <message>
        <source>registration</source>
        <translation>注册部</translation>
    </message>
    <message>
        <source>legal</source>
        <translation>法务部</translation>
    </message>
    <message>
        <source>Scan your badge to accept</source>
        <translation>扫工牌接单</translation>
    </message>
    <message>
        <source>Supervisor&apos;s card: take %1 from %2</source>
        <translation>主管扫工牌：从 %2 调用 %1</translation>
    </message>
    <message>
        <source>CONFIRM: reserve %1 at %2</source>
        <translation>扫“确认”：在 %2 预留 %1</translation>
    </message>
    <message>
        <source>Pick from %1</source>
        <translation>到 %1 拣货</translation>
    </message>
    <message>
        <source>Scan it in %1, or ring up</source>
        <translation>在 %1 扫码，或电话确认</translation>
    </message>
    <message>
        <source>Wait for %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>%1: when does it come?</source>
        <translation>%1：何时到库？</translation>
    </message>
    <message>
        <source>Nothing more to pick here</source>
        <translation>此处已无可拣</translation>
    </message>
    <message>
        <source>Print the box label</source>
        <translation>打印箱签</translation>
    </message>
    <message>
        <source>Scan box label and sheet</source>
        <translation>扫箱签和交接签</translation>
    </message>
    <message>
        <source>Courier: badge, or fill in</source>
        <translation>配送员：扫工牌或填写</translation>
    </message>
    <message>
        <source>Wait for the receipt</source>
        <translation>等待签收</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>I accept</source>
        <translation>我来接单</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Reserve it there</source>
        <translation>在该处预留</translation>
    </message>
    <message>
        <source>Taken, said on the telephone</source>
        <translation>电话确认已取出</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Packed without labels</source>
        <translation>无标签装箱</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已交给配送员</translation>
    </message>
    <message>
        <source>The hospital has it</source>
        <translation>医院已签收</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>no road known</source>
        <translation>未录入路程</translation>
    </message>
    <message>
        <source>arrival unknown</source>
        <translation>到达时间不明</translation>
    </message>
    <message>
        <source>was due here %1</source>
        <translation>应于 %1 到本库</translation>
    </message>
    <message>
        <source>here %1 · %2</source>
        <translation>%1 到本库 · %2</translation>
    </message>
    <message>
        <source>yes, by %1</source>
        <translation>可以，%1 前到</translation>
    </message>
    <message>
        <source>only by %1</source>
        <translation>最早 %1 到</translation>
    </message>
    <message>
        <source>there %1</source>
        <translation>%1 送达</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>时限 %1</translation>
    </message>
    <message>
        <source>not free</source>
        <translation>不空闲</translation>
    </message>
    <message>
        <source>no source known</source>
        <translation>没有已知来源</translation>
    </message>
    <message>
        <source>lies nowhere: call the contacts</source>
        <translation>各处均无货：请拨打联系人电话</translation>
    </message>
    <message>
        <source>lies nowhere: order %1 brings it</source>
        <translation>各处均无货：补货单 %1 在途</translation>
    </message>
    <message>
        <source>lies nowhere: if it is ordered now</source>
        <translation>各处均无货：若现在下补货单</translation>
    </message>
    <message>
        <source>%1 days, measured on %2 orders</source>
        <translation>%1 天，按 %2 张订单实测</translation>
    </message>
    <message>
        <source>by telephone: %1</source>
        <translation>电话确认：%1</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>已通知</translation>
    </message>
    <message>
        <source>in the box</source>
        <translation>已装箱</translation>
    </message>
</context>
<context>
    <name>NightFormPage</name>
    <message>
        <source>kit</source>
        <translation>套装</translation>
    </message>
    <message>
        <source>item</source>
        <translation>单品</translation>
    </message>
    <message>
        <source>take off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>New emergency order</source>
        <translation>新急救订单</translation>
    </message>
    <message>
        <source>The clock starts with the call. By scanner: the hospital&apos;s store, the kit, CONFIRM.</source>
        <translation>从来电开始计时。用扫码枪：扫医院库房、套装，再扫“确认”。</translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>Kit</source>
        <translation>套装</translation>
    </message>
    <message>
        <source>Single item</source>
        <translation>单品</translation>
    </message>
    <message>
        <source>Who called</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>Called at</source>
        <translation>来电时间</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>now; else 02:10, with a reason</source>
        <translation>现在；否则填 02:10 并写原因</translation>
    </message>
    <message>
        <source>for a typed time, or outside the contract</source>
        <translation>补录时间或超出合同时填写</translation>
    </message>
    <message>
        <source>name at the hospital, never the patient</source>
        <translation>医院联系人，不填患者</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Open the order: 4 hours from the call</source>
        <translation>开单：来电后 4 小时</translation>
    </message>
    <message>
        <source>Back without an order</source>
        <translation>不开单，返回</translation>
    </message>
    <message>
        <source>What they need</source>
        <translation>所需货物</translation>
    </message>
</context>
<context>
    <name>NightOrderPage</name>
    <message>
        <source>left when it was received · due %1</source>
        <translation>签收时的余量 · 期限 %1</translation>
    </message>
    <message>
        <source>left · due %1</source>
        <translation>剩余 · 期限 %1</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>期限 %1</translation>
    </message>
    <message>
        <source>there %1</source>
        <translation>到达 %1</translation>
    </message>
    <message>
        <source>earliest %1</source>
        <translation>最早 %1</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>%1 签收</translation>
    </message>
    <message>
        <source>there at %1</source>
        <translation>预计 %1 到达</translation>
    </message>
    <message>
        <source>%1 in reserve</source>
        <translation>余量 %1</translation>
    </message>
    <message>
        <source>%1 km by road</source>
        <translation>公路 %1 公里</translation>
    </message>
    <message>
        <source>not here: %1</source>
        <translation>本仓缺：%1</translation>
    </message>
    <message>
        <source>%1 too late</source>
        <translation>晚 %1</translation>
    </message>
    <message>
        <source>no source known: %1</source>
        <translation>没有已知来源：%1</translation>
    </message>
    <message>
        <source>nobody knows when: %1</source>
        <translation>到达时间不明：%1</translation>
    </message>
    <message>
        <source>nobody in reach, or no road known</source>
        <translation>附近没有，或路程未录入</translation>
    </message>
    <message>
        <source>to pick</source>
        <translation>待拣</translation>
    </message>
    <message>
        <source>by a supervisor</source>
        <translation>主管放行</translation>
    </message>
    <message>
        <source>sterile until %1</source>
        <translation>灭菌有效期至 %1</translation>
    </message>
    <message>
        <source>in the box</source>
        <translation>已装箱</translation>
    </message>
    <message>
        <source>Pick list</source>
        <translation>拣货单</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>货源</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Moments</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>All orders</source>
        <translation>全部订单</translation>
    </message>
    <message>
        <source>Hand-over sheet…</source>
        <translation>交接单…</translation>
    </message>
    <message>
        <source>Evidence sheet…</source>
        <translation>时效证明…</translation>
    </message>
    <message>
        <source>Cancel the order</source>
        <translation>取消订单</translation>
    </message>
    <message>
        <source>Go without the rest</source>
        <translation>缺货先发</translation>
    </message>
    <message>
        <source>It is here, or does not come</source>
        <translation>已到，或不来了</translation>
    </message>
    <message>
        <source>Courier&apos;s name</source>
        <translation>配送员姓名</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Who received it</source>
        <translation>签收人</translation>
    </message>
    <message>
        <source>When, if not now: 05:14</source>
        <translation>签收时间（非现在时）：05:14</translation>
    </message>
    <message>
        <source>When it comes: 03:40</source>
        <translation>到库时间，如 03:40</translation>
    </message>
    <message>
        <source>Or the hospital that it left, by name or code</source>
        <translation>或从哪家医院出发：名称或代码</translation>
    </message>
    <message>
        <source>When it left, if not now: 02:20</source>
        <translation>何时出发（不是现在时填）：02:20</translation>
    </message>
    <message>
        <source>Who took it out and said so</source>
        <translation>取出并确认的人</translation>
    </message>
    <message>
        <source>Reason, when it goes another way</source>
        <translation>原因（不按常规时填写）</translation>
    </message>
</context>
<context>
    <name>NightScreen</name>
    <message>
        <source>due %1</source>
        <translation>期限 %1</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Save the hand-over sheet</source>
        <translation>保存交接单</translation>
    </message>
    <message>
        <source>Save the evidence sheet</source>
        <translation>保存时效证明</translation>
    </message>
    <message>
        <source>When a hospital calls: F6, choose the hospital and the kit. The four hours start with the call.</source>
        <translation>医院来电时按 F6，选医院和套装。从来电起计 4 小时。</translation>
    </message>
    <message>
        <source>No emergency order</source>
        <translation>没有急救订单</translation>
    </message>
    <message>
        <source>New order (F6)</source>
        <translation>新订单（F6）</translation>
    </message>
    <message>
        <source>Emergency orders</source>
        <translation>急救订单</translation>
    </message>
    <message>
        <source>What will be late first is on top.</source>
        <translation>最先超时的排在最前。</translation>
    </message>
</context>
<context>
    <name>NoticeList</name>
    <message>
        <source>Owner %1</source>
        <translation>货主 %1</translation>
    </message>
    <message>
        <source>announced</source>
        <translation>待收货</translation>
    </message>
    <message>
        <source>being received</source>
        <translation>收货中</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>送货</translation>
    </message>
    <message>
        <source>Scan the number on the delivery note, or choose a delivery.</source>
        <translation>请扫描送货单上的单号，或选择一单送货。</translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message>
        <source>The scan ACKNOWLEDGE reads the chosen one; who read first is kept.</source>
        <translation>扫描「确认」即为已读所选通知；首位阅读者会被记录。</translation>
    </message>
    <message>
        <source>Nothing has arrived</source>
        <translation>暂无通知</translation>
    </message>
    <message>
        <source>Messages that go in-app to you or your role stand here.</source>
        <translation>发给您本人或您角色的站内消息显示在此。</translation>
    </message>
</context>
<context>
    <name>OnTimePage</name>
    <message>
        <source>All promises, by their weight</source>
        <translation>全部承诺，按权重计算</translation>
    </message>
    <message>
        <source>were due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>late, still open</source>
        <translation>超时未了</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>按时率</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>All promises</source>
        <translation>全部承诺</translation>
    </message>
    <message>
        <source>Nothing was due</source>
        <translation>没有到期事项</translation>
    </message>
    <message>
        <source>Choose another month.</source>
        <translation>请选择其他月份。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Press another figure above.</source>
        <translation>请点击上方其他数字。</translation>
    </message>
</context>
<context>
    <name>OneParPage</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used a month · {0} in %n month(s)</source>
        <translation>
            <numerusform>每月用量 · %n 个月共 {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>All pars</source>
        <translation>返回清单</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Devices in the field…</source>
        <translation>在用设备…</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>no way to the receiver</source>
        <translation>接收方没有途径</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>in-app inbox</source>
        <translation>站内收件箱</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>all messages</source>
        <translation>全部消息</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Scan desk</source>
        <translation>扫描台</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>上架</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Trays</source>
        <translation>器械盒</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>急救</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>正在计时</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>手术</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回</translation>
    </message>
    <message>
        <source>Adverse events</source>
        <translation>不良事件</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备保修</translation>
    </message>
    <message>
        <source>Prevention</source>
        <translation>预防性维护</translation>
    </message>
    <message>
        <source>People &amp; training</source>
        <translation>人员与培训</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>服务指标</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Replenishment</source>
        <translation>补货</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>对账结算</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Scan workbench</source>
        <translation>条码分析台</translation>
    </message>
    <message>
        <source>Items &amp; places</source>
        <translation>品种与库位</translation>
    </message>
    <message>
        <source>Deadline rules</source>
        <translation>期限规则</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>对外消息</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Label designer</source>
        <translation>标签设计</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Scanner assistant</source>
        <translation>扫描枪设置向导</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>初始设置</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Add: {0}</source>
        <translation>添加：{0}</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>This computer knows no printer. Save the paper as a file instead.</source>
        <translation>本机没有打印机，请改为存成文件。</translation>
    </message>
    <message>
        <source>The paper is being written…</source>
        <translation>正在生成文件…</translation>
    </message>
    <message>
        <source>Handing it to %1…</source>
        <translation>正在交给 %1…</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) handed to %1.</source>
        <translation>
            <numerusform>已将 %n 页交给 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was printed. Look at the printer, or save the file.</source>
        <translation>没有打印。请检查打印机，或存成文件。</translation>
    </message>
</context>
<context>
    <name>ParListPage</name>
    <message>
        <source>Press again: no minimum any more</source>
        <translation>再按一次：不再设上下限</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>取消设定</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Demand and forecast</source>
        <translation>用量与预测</translation>
    </message>
    <message>
        <source>No minimum is set yet</source>
        <translation>还没有设上下限</translation>
    </message>
    <message>
        <source>Set one here, or import a file of the kind “pars”.</source>
        <translation>在此设定，或导入“pars”类文件。</translation>
    </message>
    <message>
        <source>Set a minimum</source>
        <translation>设定上下限</translation>
    </message>
</context>
<context>
    <name>ParSide</name>
    <message>
        <source>Position {0}</source>
        <translation>净库存 {0}</translation>
    </message>
    <message>
        <source>Now {0} · pack {1}</source>
        <translation>现在 {0} · 包装数 {1}</translation>
    </message>
    <message>
        <source>Proposed {0}: as it is now</source>
        <translation>建议 {0}：与现在相同</translation>
    </message>
    <message>
        <source>Proposed {0}</source>
        <translation>建议 {0}</translation>
    </message>
    <message>
        <source>Accept {0}</source>
        <translation>采纳 {0}</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>handed out at once</source>
        <translation>即时满足率</translation>
    </message>
    <message>
        <source>Other levels…</source>
        <translation>另设…</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>按我的设</translation>
    </message>
    <message>
        <source>Why other levels</source>
        <translation>为何另设</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>On order</source>
        <translation>已订</translation>
    </message>
</context>
<context>
    <name>ParsScreen</name>
    <message>
        <source>New minimum stock</source>
        <translation>新设库存上下限</translation>
    </message>
    <message>
        <source>the maker&apos;s, on consignment</source>
        <translation>厂家寄售</translation>
    </message>
    <message>
        <source>our own</source>
        <translation>我方自有</translation>
    </message>
</context>
<context>
    <name>PeopleCards</name>
    <message>
        <source>on-site technique</source>
        <translation>现场技术</translation>
    </message>
    <message>
        <source>sterilisation standards</source>
        <translation>灭菌规范</translation>
    </message>
    <message>
        <source>{0} of {1} people</source>
        <translation>{0}/{1} 人</translation>
    </message>
    <message>
        <source>{0} are asked in thirty minutes, 80 of 100 pass</source>
        <translation>三十分钟内答 {0} 题，满分 100，80 分及格</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 题</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全员</translation>
    </message>
    <message>
        <source>Take the assessment: {0}</source>
        <translation>参加考核：{0}</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>全员</translation>
    </message>
    <message>
        <source>{0} questions, thirty minutes, at once</source>
        <translation>{0} 题，限时三十分钟，立即开始</translation>
    </message>
    <message>
        <source>go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
</context>
<context>
    <name>PeopleFormPage</name>
    <message>
        <source>The paper that proves it</source>
        <translation>证明文件</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Take somebody on the staff</source>
        <translation>加入团队</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>专业背景</translation>
    </message>
    <message>
        <source>Keep the background</source>
        <translation>保存专业背景</translation>
    </message>
    <message>
        <source>Registration at the mini-program</source>
        <translation>小程序注册</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>资质证书</translation>
    </message>
    <message>
        <source>Keep the certificate</source>
        <translation>保存证书</translation>
    </message>
    <message>
        <source>Assessment taken elsewhere</source>
        <translation>外部考核结果</translation>
    </message>
    <message>
        <source>Keep the result</source>
        <translation>保存成绩</translation>
    </message>
    <message>
        <source>Away, or other work</source>
        <translation>缺勤或其他工作</translation>
    </message>
    <message>
        <source>Hours of the week</source>
        <translation>每周工作时间</translation>
    </message>
    <message>
        <source>Keep the hours</source>
        <translation>保存工作时间</translation>
    </message>
    <message>
        <source>Give a table</source>
        <translation>安排跟台</translation>
    </message>
    <message>
        <source>Give the table</source>
        <translation>安排跟台</translation>
    </message>
    <message>
        <source>Plan a training</source>
        <translation>安排培训</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>The training took place</source>
        <translation>培训已举行</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Cancel the training</source>
        <translation>取消培训</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取消培训</translation>
    </message>
    <message>
        <source>Material of the training</source>
        <translation>培训资料</translation>
    </message>
    <message>
        <source>Keep the file</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>Trainings that the contract promises</source>
        <translation>合同约定的培训</translation>
    </message>
    <message>
        <source>Questions of an assessment</source>
        <translation>考核题数</translation>
    </message>
</context>
<context>
    <name>PeopleResultPage</name>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Not passed: 80 are needed</source>
        <translation>未通过：需达到 80 分</translation>
    </message>
    <message>
        <source>{0} of {1} right</source>
        <translation>答对 {0}/{1} 题</translation>
    </message>
    <message>
        <source>To the assessments</source>
        <translation>返回考核列表</translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>{0} {1} of {2}</source>
        <translation>{0} {1}/{2} 人</translation>
    </message>
    <message>
        <source>Contract year to {0}: {1} of {2} trainings held, {3} planned</source>
        <translation>合同年度至 {0}：培训已举行 {1}/{2} 次，已安排 {3} 次</translation>
    </message>
    <message>
        <source>Retire {0}</source>
        <translation>停用 {0}</translation>
    </message>
    <message>
        <source>Question bank</source>
        <translation>题库</translation>
    </message>
    <message>
        <source>An assessment draws its questions from the bank of its topic.</source>
        <translation>考核从对应主题的题库中抽题。</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全员</translation>
    </message>
    <message>
        <source>A changed question is imported again: it becomes a new version.</source>
        <translation>修改题目请重新导入，原题保留为旧版本。</translation>
    </message>
    <message>
        <source>Enter people with their badges under Items &amp; places, then take them on the staff.</source>
        <translation>请先在「产品与位置」中登记人员和工号，再加入团队。</translation>
    </message>
    <message>
        <source>Nobody on the staff yet</source>
        <translation>团队中尚无人员</translation>
    </message>
    <message>
        <source>Say what the contract promises, then plan the first one.</source>
        <translation>请先填写合同约定，再安排首次培训。</translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation>尚无培训</translation>
    </message>
    <message>
        <source>Questions come from a file, CSV or XLSX; a supervisor imports them.</source>
        <translation>题目由主管从 CSV 或 XLSX 文件导入。</translation>
    </message>
    <message>
        <source>No questions yet</source>
        <translation>尚无题目</translation>
    </message>
    <message>
        <source>Save the paper</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>题库</translation>
    </message>
    <message>
        <source>Assessments</source>
        <translation>考核</translation>
    </message>
    <message>
        <source>Take on the staff…</source>
        <translation>加入团队…</translation>
    </message>
    <message>
        <source>Qualification matrix</source>
        <translation>资质一览表</translation>
    </message>
    <message>
        <source>Plan a training…</source>
        <translation>安排培训…</translation>
    </message>
    <message>
        <source>What is promised…</source>
        <translation>合同约定…</translation>
    </message>
    <message>
        <source>Import questions…</source>
        <translation>导入题目…</translation>
    </message>
    <message>
        <source>All banks</source>
        <translation>全部题库</translation>
    </message>
    <message>
        <source>How many are asked…</source>
        <translation>设置题数…</translation>
    </message>
    <message>
        <source>Two product trainings a year, each with list, material and result.</source>
        <translation>每年两次产品培训，每次须有签到、资料和结果。</translation>
    </message>
    <message>
        <source>80 of 100 pass. Taking it again asks other questions.</source>
        <translation>满分 100，80 分及格；重考时抽取其他题目。</translation>
    </message>
</context>
<context>
    <name>PeopleTakingPage</name>
    <message>
        <source>{0} of {1} answered</source>
        <translation>已答 {0}/{1} 题</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>下一题</translation>
    </message>
    <message numerus="yes">
        <source>Hand in with %n question(s) open?</source>
        <translation>
            <numerusform>还有 %n 题未答，确定交卷？</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>交卷</translation>
    </message>
    <message>
        <source>1–6 choose · ← → or Enter go on · F10 hands in · every answer is kept at once</source>
        <translation>1–6 选择 · ← → 或回车切换 · F10 交卷 · 每个答案即时保存</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>assessment {0}</source>
        <translation>考核 {0} 分</translation>
    </message>
    <message>
        <source>assessment {0}, not passed</source>
        <translation>考核 {0} 分，未通过</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>paper kept</source>
        <translation>已存证明</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>无证明</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>用人单位</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>专业背景</translation>
    </message>
    <message>
        <source>Mini-program</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Days at hospitals</source>
        <translation>驻院天数</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>跟台手术</translation>
    </message>
    <message>
        <source>First-time fix</source>
        <translation>一次修复</translation>
    </message>
    <message>
        <source>Faults again</source>
        <translation>重复故障</translation>
    </message>
    <message>
        <source>{0} of {1} orders</source>
        <translation>{0}/{1} 单</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>不限时间</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>周一至周五</translation>
    </message>
    <message>
        <source>taken back: {0}</source>
        <translation>已撤回：{0}</translation>
    </message>
    <message>
        <source>Certificate: {0}</source>
        <translation>证书：{0}</translation>
    </message>
    <message>
        <source>Assessment: {0}</source>
        <translation>考核：{0}</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>全员</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Table of {0}</source>
        <translation>跟台：{0}</translation>
    </message>
    <message>
        <source>Certificate…</source>
        <translation>证书…</translation>
    </message>
    <message>
        <source>Result…</source>
        <translation>成绩…</translation>
    </message>
    <message>
        <source>Background…</source>
        <translation>专业背景…</translation>
    </message>
    <message>
        <source>Mini-program…</source>
        <translation>小程序…</translation>
    </message>
    <message>
        <source>Away, busy…</source>
        <translation>缺勤、占用…</translation>
    </message>
    <message>
        <source>Hours…</source>
        <translation>工作时间…</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>跟台…</translation>
    </message>
    <message>
        <source>Centre, post…</source>
        <translation>中心、岗位…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Training record</source>
        <translation>培训档案</translation>
    </message>
    <message>
        <source>Why it is taken back</source>
        <translation>撤回原因</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Certificates, time, assessments, trainings</source>
        <translation>证书、时间、考核、培训</translation>
    </message>
    <message>
        <source>Press one to take it back, a training to see it, a paper to save it.</source>
        <translation>点击可撤回；点击培训可查看，点击文件可保存。</translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>End the rule …</source>
        <translation>停止规则…</translation>
    </message>
    <message>
        <source>End the plan …</source>
        <translation>停止计划…</translation>
    </message>
    <message>
        <source>Maintenance taken back</source>
        <translation>撤回保养</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>使用环境</translation>
    </message>
    <message>
        <source>Maintenance done</source>
        <translation>登记维护</translation>
    </message>
    <message>
        <source>Reading of a meter</source>
        <translation>登记读数</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新规则</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>新计划</translation>
    </message>
    <message>
        <source>Leaders set plans by time or by meter, and rules for failures, rates and risk.</source>
        <translation>由主管按时间或计数器制定计划，并为故障次数、故障率和风险制定规则。</translation>
    </message>
    <message>
        <source>No plan and no rule yet</source>
        <translation>尚无计划与规则</translation>
    </message>
</context>
<context>
    <name>Prevention</name>
    <message>
        <source>due {0}</source>
        <translation>{0} 到期</translation>
    </message>
    <message>
        <source>meter reached</source>
        <translation>计数已到</translation>
    </message>
    <message>
        <source>trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>all {0} {1}</source>
        <translation>{1}全部 {0}</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>提出依据</translation>
    </message>
    <message>
        <source>{0} · {1} v{2}</source>
        <translation>{0} · {1} v{2}</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>every {0} months</source>
        <translation>每 {0} 个月</translation>
    </message>
    <message>
        <source>every {0} {1}</source>
        <translation>每 {0} {1}</translation>
    </message>
    <message>
        <source>Last done</source>
        <translation>上次完成</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>计数器</translation>
    </message>
    <message>
        <source>{0} of {1} {2}</source>
        <translation>{0} / {1} {2}</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>{0} failures in {1} days, the rule says {2}</source>
        <translation>{1} 天内故障 {0} 次，规则为 {2} 次</translation>
    </message>
    <message>
        <source>Kind of fault</source>
        <translation>故障类别</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>起止</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>故障率</translation>
    </message>
    <message>
        <source>{0} per device and year, {1} % between {2} and {3}</source>
        <translation>每台每年 {0} 次，{1}% 区间 {2} 至 {3}</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>设备规模</translation>
    </message>
    <message>
        <source>{0} failures · {1} devices · {2} device-years</source>
        <translation>故障 {0} 次 · 设备 {1} 台 · {2} 设备年</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>风险分</translation>
    </message>
    <message>
        <source>{0}, the rule says {1}</source>
        <translation>{0}，规则为 {1}</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>所有方</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>none: set one under Repairs, Promises and rates</source>
        <translation>无：请在“维修 › 承诺与费率”中设定</translation>
    </message>
    <message>
        <source>{0} · by rule {1}</source>
        <translation>{0} · 按规则 {1}</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>至 {0}</translation>
    </message>
    <message>
        <source>Certificate {0}</source>
        <translation>证书 {0}</translation>
    </message>
    <message>
        <source>{0} · done {1} · valid until {2}</source>
        <translation>{0} · 检定于 {1} · 有效至 {2}</translation>
    </message>
    <message>
        <source>{0} · done {1} · not passed</source>
        <translation>{0} · 检定于 {1} · 未通过</translation>
    </message>
    <message>
        <source>taken back: {0}</source>
        <translation>已撤回：{0}</translation>
    </message>
    <message>
        <source>not known, left out</source>
        <translation>未知，不计入</translation>
    </message>
    <message>
        <source>{0} × weight {1} % → {2} points</source>
        <translation>{0} × 权重 {1}% → {2} 分</translation>
    </message>
    <message>
        <source>of 100</source>
        <translation>满分 100</translation>
    </message>
    <message>
        <source>Life model of {0}</source>
        <translation>{0} 寿命模型</translation>
    </message>
    <message>
        <source>Weibull, shape {0} (95 %: {1} – {2}), scale {3} days ({4} – {5}); fitted to {6} failures and {7} running lives; at most {8} away from Kaplan–Meier</source>
        <translation>威布尔分布，形状 {0}（95%：{1} – {2}），尺度 {3} 天（{4} – {5}）；由 {6} 次故障与 {7} 段未失效寿命拟合；与 Kaplan–Meier 估计最多相差 {8}</translation>
    </message>
    <message>
        <source>cannot be determined: needs {0} failures, there are {1}</source>
        <translation>无法确定：需要 {0} 次故障，现有 {1} 次</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用范围</translation>
    </message>
    <message>
        <source>all devices of the centre</source>
        <translation>本中心全部设备</translation>
    </message>
    <message>
        <source>{0} days before it is due</source>
        <translation>到期前 {0} 天</translation>
    </message>
    <message>
        <source>opens the work order by itself</source>
        <translation>自动开立工单</translation>
    </message>
    <message>
        <source>proposes, a person decides</source>
        <translation>只提出，由人决定</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>然后</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>制定人</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Reckoned</source>
        <translation>起算</translation>
    </message>
    <message>
        <source>from the installation, whenever it was done</source>
        <translation>从安装之日起，与实际完成日无关</translation>
    </message>
    <message>
        <source>from the last maintenance</source>
        <translation>从上次维护之日起</translation>
    </message>
    <message>
        <source>the rate is above {0} with {1} % confidence, over {2} days</source>
        <translation>{2} 天内故障率以 {1}% 置信度高于 {0}</translation>
    </message>
    <message>
        <source>{0} failures of one device within {1} days</source>
        <translation>同一设备 {1} 天内故障 {0} 次</translation>
    </message>
    <message>
        <source>the risk score is {0} or more</source>
        <translation>风险分达到 {0}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>条件</translation>
    </message>
</context>
<context>
    <name>PreventionForm</name>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Choose the file …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>PreventionScreen</name>
    <message>
        <source>The paper of the certificate</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在检查……</translation>
    </message>
    <message>
        <source>Look at all devices now</source>
        <translation>立即检查全部设备</translation>
    </message>
    <message>
        <source>Nobody has looked at the devices yet.</source>
        <translation>尚未检查过设备。</translation>
    </message>
    <message numerus="yes">
        <source>Last look {0}: %n device(s)</source>
        <translation>
            <numerusform>上次检查 {0}：%n 台设备</numerusform>
        </translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>高风险</translation>
    </message>
    <message>
        <source>Plans and rules</source>
        <translation>计划与规则</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周安排</translation>
    </message>
</context>
<context>
    <name>PreventionWeek</name>
    <message>
        <source>Nobody</source>
        <translation>未指派</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n 张工单</numerusform>
        </translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>no day yet</source>
        <translation>未定日期</translation>
    </message>
    <message>
        <source>Drag an order, or move it with Alt and an arrow key. Grey: away.</source>
        <translation>拖动工单，或按 Alt 加方向键移动。有底色：不在岗。</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>The technicians&apos; week</source>
        <translation>技术员周安排</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>上一周</translation>
    </message>
    <message>
        <source>Week after</source>
        <translation>下一周</translation>
    </message>
</context>
<context>
    <name>PrinterCard</name>
    <message>
        <source>Without a name</source>
        <translation>未命名</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) waiting</source>
        <translation>
            <numerusform>%n 张等待</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>无等待</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>Go on printing</source>
        <translation>继续打印</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Test label</source>
        <translation>测试标签</translation>
    </message>
    <message>
        <source>Move its labels there</source>
        <translation>标签移到那台</translation>
    </message>
    <message>
        <source>Another printer</source>
        <translation>另一台打印机</translation>
    </message>
    <message>
        <source>Really remove</source>
        <translation>确定移除</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>PrinterForm</name>
    <message>
        <source>Looking for printers at this computer…</source>
        <translation>正在查找本机的打印机…</translation>
    </message>
    <message>
        <source>No printer was found at this computer: give its address below.</source>
        <translation>本机没有找到打印机：请在下面填写地址。</translation>
    </message>
    <message>
        <source>Found at this computer: choose one, or give an address below.</source>
        <translation>本机找到以下打印机：请选择，或在下面填写地址。</translation>
    </message>
    <message>
        <source>New printer</source>
        <translation>新打印机</translation>
    </message>
    <message>
        <source>Change the printer</source>
        <translation>更改打印机</translation>
    </message>
    <message>
        <source>As a picture (prints everywhere)</source>
        <translation>整张图像（任何打印机都可用）</translation>
    </message>
    <message>
        <source>With the printer&apos;s own barcodes (for slow lines)</source>
        <translation>打印机自带条码（用于慢速线路）</translation>
    </message>
    <message>
        <source>It prints (nothing chosen: anything)</source>
        <translation>打印种类（不选则全部）</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
</context>
<context>
    <name>Printers</name>
    <message>
        <source>takes labels</source>
        <translation>可接收标签</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>串口</translation>
    </message>
    <message>
        <source>USB (Linux)</source>
        <translation>USB（Linux）</translation>
    </message>
    <message>
        <source>Print queue (CUPS)</source>
        <translation>打印队列（CUPS）</translation>
    </message>
    <message>
        <source>Print queue (Windows)</source>
        <translation>打印队列（Windows）</translation>
    </message>
    <message>
        <source>Files in a folder</source>
        <translation>写入文件夹</translation>
    </message>
    <message>
        <source>Virtual printer</source>
        <translation>虚拟打印机</translation>
    </message>
    <message>
        <source>Through its driver</source>
        <translation>通过驱动程序</translation>
    </message>
    <message>
        <source>Host and port, such as 192.168.1.40:9100. Without a port it is 9100.</source>
        <translation>主机和端口，例如 192.168.1.40:9100。不写端口时为 9100。</translation>
    </message>
    <message>
        <source>The port, such as COM3 or /dev/ttyUSB0. The speed must be that of the printer.</source>
        <translation>串口，例如 COM3 或 /dev/ttyUSB0。速率须与打印机一致。</translation>
    </message>
    <message>
        <source>The printer node, such as /dev/usb/lp0. Your user must be in the group lp.</source>
        <translation>打印机设备节点，例如 /dev/usb/lp0。当前用户须属于 lp 组。</translation>
    </message>
    <message>
        <source>Name of a raw queue. It tells nothing back: scan each label to prove it.</source>
        <translation>原始（raw）队列的名称。队列不会回报状态：每张标签都要回扫确认。</translation>
    </message>
    <message>
        <source>Name of the queue in Windows. It tells nothing back: scan each label to prove it.</source>
        <translation>Windows 打印队列的名称。队列不会回报状态：每张标签都要回扫确认。</translation>
    </message>
    <message>
        <source>A folder, such as /srv/labels/: each label becomes a numbered file.</source>
        <translation>文件夹，例如 /srv/labels/：每张标签存为一个编号文件。</translation>
    </message>
    <message>
        <source>Name of a printer that runs inside this program, as in the demonstration.</source>
        <translation>在本程序内运行的打印机名称，例如演示中的打印机。</translation>
    </message>
    <message>
        <source>Name of the printer. Its driver decides how wide the bars are: not for UDI labels.</source>
        <translation>打印机名称。条的宽度由驱动程序决定：不要用于 UDI 标签。</translation>
    </message>
    <message>
        <source>Its driver</source>
        <translation>由驱动程序决定</translation>
    </message>
    <message>
        <source>No such address can be.</source>
        <translation>不可能有这样的地址。</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>必须填写。</translation>
    </message>
    <message>
        <source>Another printer has this name.</source>
        <translation>已有同名的打印机。</translation>
    </message>
</context>
<context>
    <name>PrintersScreen</name>
    <message numerus="yes">
        <source>%n label(s) that no printer here takes</source>
        <translation>
            <numerusform>%n 张标签没有可用的打印机</numerusform>
        </translation>
    </message>
    <message>
        <source>Label printers</source>
        <translation>标签打印机</translation>
    </message>
    <message>
        <source>Add a printer</source>
        <translation>添加打印机</translation>
    </message>
    <message>
        <source>Print them there</source>
        <translation>改在那里打印</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Plug a label printer in or have its network address at hand, then add it here.</source>
        <translation>请接上标签打印机，或准备好其网络地址，然后在这里添加。</translation>
    </message>
    <message>
        <source>No label printer is set up</source>
        <translation>尚未设置标签打印机</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>{0} a second</source>
        <translation>每秒 {0}</translation>
    </message>
    <message>
        <source>{0} s left</source>
        <translation>剩余 {0} 秒</translation>
    </message>
    <message>
        <source>{0} min left</source>
        <translation>剩余 {0} 分钟</translation>
    </message>
</context>
<context>
    <name>ProposalsPage</name>
    <message>
        <source>Planned for</source>
        <translation>计划日期</translation>
    </message>
    <message>
        <source>again from</source>
        <translation>再次提出</translation>
    </message>
    <message>
        <source>why it is left</source>
        <translation>不处理的原因</translation>
    </message>
    <message>
        <source>Open the work order</source>
        <translation>开立工单</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不处理</translation>
    </message>
    <message>
        <source>A night without findings, or nobody has set a plan or a rule yet.</source>
        <translation>夜间检查没有发现，或尚未制定计划与规则。</translation>
    </message>
    <message>
        <source>Nothing waits for a decision</source>
        <translation>没有待处理事项</translation>
    </message>
</context>
<context>
    <name>PutAwayScreen</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>No zone yet</source>
        <translation>还没有专区</translation>
    </message>
    <message>
        <source>Draw the spare-parts zone under Items &amp; places.</source>
        <translation>请在「品种与库位」中建立备件专区。</translation>
    </message>
</context>
<context>
    <name>RackFronts</name>
    <message>
        <source>Rack {0}</source>
        <translation>货架 {0}</translation>
    </message>
</context>
<context>
    <name>RawLabelView</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Fields: {0}</source>
        <translation>字段：{0}</translation>
    </message>
    <message>
        <source>The file as it is</source>
        <translation>文件原文</translation>
    </message>
    <message>
        <source>What would be sent for the scanned label</source>
        <translation>按所扫标签将发送的内容</translation>
    </message>
    <message>
        <source>What would be sent for the sample data; scan a label for real data</source>
        <translation>按示例数据将发送的内容；扫描标签可用真实数据</translation>
    </message>
    <message>
        <source>Only the printer knows what this looks like: it is not read back before it is printed. Scan every label after printing. Labels with a UDI are never printed this way.</source>
        <translation>只有打印机知道它的样子：打印前不回读。打印后请逐张扫描。带 UDI 的标签不会这样打印。</translation>
    </message>
    <message>
        <source>What would be sent</source>
        <translation>将发送的内容</translation>
    </message>
</context>
<context>
    <name>RecallEndingBar</name>
    <message>
        <source>Why, such as: not found, police report 7</source>
        <translation>原因，例如：找不到，报案回执 7</translation>
    </message>
    <message>
        <source>Its holder has it safe</source>
        <translation>持有人已妥善保管</translation>
    </message>
    <message>
        <source>Cannot be found: write off</source>
        <translation>找不到：核销</translation>
    </message>
    <message>
        <source>Number of the manufacturer&apos;s letter</source>
        <translation>生产企业函件编号</translation>
    </message>
    <message>
        <source>Lift the recall (second person)</source>
        <translation>解除召回（第二人）</translation>
    </message>
</context>
<context>
    <name>RecallNoticePage</name>
    <message>
        <source>What is wrong with the file</source>
        <translation>文件中的错误</translation>
    </message>
    <message>
        <source>can be blocked · nothing is blocked yet</source>
        <translation>可封锁 · 尚未封锁</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) in the notice</source>
        <translation>
            <numerusform>通知中有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>%1 级</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>日期 %1</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>all lots</source>
        <translation>全部批次</translation>
    </message>
    <message numerus="yes">
        <source>%n received</source>
        <translation>
            <numerusform>收货 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>shown above</source>
        <translation>上图所示</translation>
    </message>
    <message>
        <source>recalled: %1</source>
        <translation>已召回：%1</translation>
    </message>
    <message>
        <source>never here: caught when it comes</source>
        <translation>从未收货：到货即拦截</translation>
    </message>
    <message numerus="yes">
        <source>%n to block</source>
        <translation>
            <numerusform>待封锁 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>BLOCK</source>
        <translation>封锁</translation>
    </message>
    <message>
        <source>Read the file again…</source>
        <translation>重新读取文件…</translation>
    </message>
    <message>
        <source>All recalls</source>
        <translation>全部召回</translation>
    </message>
</context>
<context>
    <name>RecallPapersBar</name>
    <message>
        <source>Save the letters</source>
        <translation>保存信函</translation>
    </message>
    <message>
        <source>Save the fetch list</source>
        <translation>保存取货清单</translation>
    </message>
    <message>
        <source>Letters…</source>
        <translation>信函…</translation>
    </message>
    <message>
        <source>Fetch list…</source>
        <translation>取货清单…</translation>
    </message>
</context>
<context>
    <name>RecallScreen</name>
    <message>
        <source>Nothing is blocked yet</source>
        <translation>尚未封锁</translation>
    </message>
    <message>
        <source>can be blocked</source>
        <translation>可封锁</translation>
    </message>
    <message>
        <source>blocked %1 by %2</source>
        <translation>%1 由 %2 封锁</translation>
    </message>
    <message>
        <source>accounted for</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收货合计</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>to secure</source>
        <translation>待控制</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>期限 %1</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>BLOCK</source>
        <translation>封锁</translation>
    </message>
    <message>
        <source>Send the notices</source>
        <translation>发出通知</translation>
    </message>
    <message>
        <source>Order RECALL labels</source>
        <translation>打印召回标签</translation>
    </message>
    <message>
        <source>Close the recall</source>
        <translation>关闭召回</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Read the notice file</source>
        <translation>读取召回通知文件</translation>
    </message>
    <message>
        <source>Save the evidence</source>
        <translation>保存证据单</translation>
    </message>
    <message>
        <source>No recall</source>
        <translation>没有召回</translation>
    </message>
    <message>
        <source>Scan any piece of the lot. Nothing is blocked by looking.</source>
        <translation>扫描该批次的任意一件。查看不会封锁任何货物。</translation>
    </message>
    <message>
        <source>Read the notice file…</source>
        <translation>读取通知文件…</translation>
    </message>
    <message>
        <source>Recalls</source>
        <translation>召回</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Number of the manufacturer&apos;s notice</source>
        <translation>厂家通知编号</translation>
    </message>
    <message>
        <source>Who acknowledged</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Acknowledged, goods set apart</source>
        <translation>已确认，货物已隔离</translation>
    </message>
    <message>
        <source>Save the evidence…</source>
        <translation>保存证据单…</translation>
    </message>
    <message>
        <source>All recalls</source>
        <translation>全部召回</translation>
    </message>
    <message>
        <source>Why it was a mistake</source>
        <translation>为什么是误操作</translation>
    </message>
    <message>
        <source>Opened by mistake: withdraw it</source>
        <translation>误开，撤回召回</translation>
    </message>
</context>
<context>
    <name>Recalls</name>
    <message>
        <source>in stock</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>in trays</source>
        <translation>盒内</translation>
    </message>
    <message>
        <source>on the road</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>at hospitals</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>used</source>
        <translation>已使用</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>已退厂家</translation>
    </message>
    <message>
        <source>scrapped</source>
        <translation>已销毁</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>secured</source>
        <translation>已控制</translation>
    </message>
    <message>
        <source>confirmed by the holder</source>
        <translation>持有方已确认</translation>
    </message>
    <message>
        <source>written off</source>
        <translation>已核销</translation>
    </message>
    <message>
        <source>hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>manufacturer</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>site</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>to inspect</source>
        <translation>待检验</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>collected</source>
        <translation>已取回</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>ReceiveScreen</name>
    <message>
        <source>consigned</source>
        <translation>寄售</translation>
    </message>
    <message>
        <source>own goods</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>Owner %1</source>
        <translation>货主 %1</translation>
    </message>
    <message numerus="yes">
        <source>at least %n day(s) of shelf life</source>
        <translation>
            <numerusform>剩余有效期至少 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan a tray to begin with it.</source>
        <translation>请扫描器械盒开始。</translation>
    </message>
    <message>
        <source>Confirmed. Put the trays away.</source>
        <translation>已确认，请将器械盒上架。</translation>
    </message>
    <message>
        <source>Scan the units one by one; CLOSE TRAY when it is done.</source>
        <translation>请逐件扫描；完成后扫「封盒」卡。</translation>
    </message>
    <message>
        <source>Discrepancy note</source>
        <translation>送货差异单</translation>
    </message>
    <message>
        <source>No delivery announced</source>
        <translation>没有送货通知</translation>
    </message>
    <message>
        <source>Import a delivery notice, then scan its number.</source>
        <translation>请导入送货通知，再扫描单号。</translation>
    </message>
</context>
<context>
    <name>RefillListPage</name>
    <message numerus="yes">
        <source>%n product(s) below minimum</source>
        <translation>
            <numerusform>%n 个品种低于下限</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) missing</source>
        <translation>
            <numerusform>缺 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n short-dated piece(s) proposed for exchange</source>
        <translation>
            <numerusform>%n 件临近有效期，建议更换</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send order · %n piece(s)</source>
        <translation>
            <numerusform>发送订单 · %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Send order</source>
        <translation>发送订单</translation>
    </message>
    <message>
        <source>Nothing is below its minimum</source>
        <translation>没有低于下限的品种</translation>
    </message>
    <message>
        <source>What is used or reserved shows up here at once.</source>
        <translation>一旦使用或占用，立即显示在这里。</translation>
    </message>
    <message>
        <source>No minimum is set yet</source>
        <translation>尚未设置下限</translation>
    </message>
    <message>
        <source>Set one under Minimum stock, or import a file of the kind “pars”.</source>
        <translation>请在“库存上下限”中设定，或导入“pars”类文件。</translation>
    </message>
    <message>
        <source>minimum {0} · target {1} · maximum {2} · pack {3}</source>
        <translation>下限 {0} · 目标 {1} · 上限 {2} · 包装 {3}</translation>
    </message>
    <message>
        <source>Order (proposed: {0})</source>
        <translation>订货数量（建议：{0}）</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Why another quantity</source>
        <translation>为什么改数量</translation>
    </message>
    <message>
        <source>Pieces to order</source>
        <translation>订货件数</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>货主</translation>
    </message>
</context>
<context>
    <name>RefillOrdersPage</name>
    <message>
        <source>No order yet</source>
        <translation>还没有订单</translation>
    </message>
    <message>
        <source>Send one from the list of what is below its minimum.</source>
        <translation>请在低于下限的清单中发送订单。</translation>
    </message>
    <message>
        <source>{0}: answers after {1} (median of {2}), {3} waiting</source>
        <translation>{0}：答复用时 {1}（{2} 单的中位数），{3} 单等待答复</translation>
    </message>
    <message>
        <source>sent {0} by {1}</source>
        <translation>{0} 由 {1} 发出</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s), {0} still on order</source>
        <translation>
            <numerusform>%n 件，其中 {0} 件仍未到货</numerusform>
        </translation>
    </message>
    <message>
        <source>promised for {0}</source>
        <translation>承诺 {0} 到货</translation>
    </message>
    <message>
        <source>their number {0}</source>
        <translation>厂家单号 {0}</translation>
    </message>
    <message>
        <source>waiting for an answer since {0}</source>
        <translation>已等待答复 {0}</translation>
    </message>
    <message>
        <source>answered by delivery {0}</source>
        <translation>对应送货 {0}</translation>
    </message>
    <message>
        <source>To be exchanged:</source>
        <translation>待更换：</translation>
    </message>
    <message>
        <source>Save the order</source>
        <translation>保存订单</translation>
    </message>
    <message>
        <source>Written to {0}</source>
        <translation>已写入 {0}</translation>
    </message>
    <message>
        <source>Nothing was written: {0}</source>
        <translation>未写入任何内容：{0}</translation>
    </message>
    <message>
        <source>Print or PDF…</source>
        <translation>打印或存 PDF…</translation>
    </message>
    <message>
        <source>Save file…</source>
        <translation>保存文件…</translation>
    </message>
    <message>
        <source>Answered for this day</source>
        <translation>已答复，当日到货</translation>
    </message>
    <message>
        <source>This delivery answers it</source>
        <translation>由此送货单交付</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送货单</translation>
    </message>
    <message>
        <source>The owner&apos;s number of the order</source>
        <translation>货主的订单号</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>取消订单</translation>
    </message>
    <message>
        <source>Why it is cancelled</source>
        <translation>取消原因</translation>
    </message>
    <message>
        <source>Promised day</source>
        <translation>承诺日期</translation>
    </message>
</context>
<context>
    <name>RefillScreen</name>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Below minimum</source>
        <translation>低于下限</translation>
    </message>
    <message>
        <source>Minimum stock</source>
        <translation>库存上下限</translation>
    </message>
</context>
<context>
    <name>RemindersPage</name>
    <message>
        <source>The scan ACKNOWLEDGE reads the chosen one. Enter opens its document; who read first is kept.</source>
        <translation>扫描「知晓」即确认所选提醒。按回车打开单据；系统保留最先确认的人。</translation>
    </message>
    <message>
        <source>All about expiry read</source>
        <translation>到期提醒全部已阅</translation>
    </message>
    <message>
        <source>No reminder</source>
        <translation>没有提醒</translation>
    </message>
    <message>
        <source>When a promise comes near its end, it is told here.</source>
        <translation>承诺临近期限时，会在这里提醒。</translation>
    </message>
</context>
<context>
    <name>RepairIntakePage</name>
    <message>
        <source>Take a device in</source>
        <translation>设备接收</translation>
    </message>
    <message>
        <source>By scanner: the device, the fault class, YES or NO for decontaminated, CONFIRM, then the label.</source>
        <translation>扫码枪操作：设备、故障类别、“是/否”（已去污）、“确认”，然后扫描标签。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Fault class</source>
        <translation>故障类别</translation>
    </message>
    <message>
        <source>Decontaminated</source>
        <translation>已去污</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报修时间</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>报修人</translation>
    </message>
    <message>
        <source>Hurry</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>scan it, or type serial, REF or asset number, then Enter</source>
        <translation>扫描，或输入序列号、货号或资产编号后回车</translation>
    </message>
    <message>
        <source>in the words of who reported it</source>
        <translation>按报修人的描述</translation>
    </message>
    <message>
        <source>now; else 09:12</source>
        <translation>现在；否则写 09:12</translation>
    </message>
    <message>
        <source>name and department</source>
        <translation>姓名和科室</translation>
    </message>
    <message>
        <source>case; charger; key</source>
        <translation>箱子；充电器；钥匙</translation>
    </message>
    <message>
        <source>at the customer&apos;s</source>
        <translation>在客户现场</translation>
    </message>
    <message>
        <source>caused by the customer</source>
        <translation>客户原因造成</translation>
    </message>
    <message>
        <source>no statement</source>
        <translation>没有声明</translation>
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
        <source>Open the work order</source>
        <translation>开维修单</translation>
    </message>
    <message>
        <source>All work orders</source>
        <translation>全部维修单</translation>
    </message>
</context>
<context>
    <name>RepairPartsSide</name>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Sum %1 CNY · claim %2 · customer %3</source>
        <translation>合计 %1 元 · 索赔 %2 · 客户 %3</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Scan the old parts one after the other; press again to put parts in.</source>
        <translation>请逐件扫描旧件；再按一次则恢复为装入备件。</translation>
    </message>
    <message>
        <source>likely: in %1 of %2</source>
        <translation>推荐：%2 次中用过 %1 次</translation>
    </message>
    <message>
        <source>%1 here</source>
        <translation>本库 %1 件</translation>
    </message>
    <message>
        <source>none here</source>
        <translation>本库没有</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>put in</source>
        <translation>已装入</translation>
    </message>
    <message>
        <source>let go</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>returned unused</source>
        <translation>未用退回</translation>
    </message>
    <message>
        <source>old part, goes back</source>
        <translation>旧件，退回厂家</translation>
    </message>
    <message>
        <source>core</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Old parts</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Camera…</source>
        <translation>拍照…</translation>
    </message>
    <message>
        <source>Photo or file…</source>
        <translation>照片或文件…</translation>
    </message>
    <message>
        <source>Approve the claim</source>
        <translation>批准索赔</translation>
    </message>
    <message>
        <source>Scan a part to put it in. A press keeps a likely one or frees a kept one; with a note it returns one.</source>
        <translation>扫描备件即装入。点按可预留推荐备件或释放已预留备件；填写备注后点按则退回已装备件。</translation>
    </message>
    <message>
        <source>Charge the customer</source>
        <translation>向客户收费</translation>
    </message>
</context>
<context>
    <name>RepairScreen</name>
    <message>
        <source>Save the job sheet</source>
        <translation>保存任务单</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Keep a photo, a recording or a paper</source>
        <translation>保存照片、录音或文件</translation>
    </message>
    <message>
        <source>Scan a device to take it in, or bring a file of fault reports in.</source>
        <translation>扫描设备即可接收，或导入报修文件。</translation>
    </message>
    <message>
        <source>No open work order</source>
        <translation>没有未完成的维修单</translation>
    </message>
    <message>
        <source>Take a device in</source>
        <translation>设备接收</translation>
    </message>
    <message>
        <source>Work orders</source>
        <translation>维修单</translation>
    </message>
    <message>
        <source>What is late or due first is on top; scan a device or an order.</source>
        <translation>超时或最先到期的在最上面；请扫描设备或维修单。</translation>
    </message>
    <message>
        <source>Promises and rates</source>
        <translation>承诺与费率</translation>
    </message>
</context>
<context>
    <name>RepairTermsPage</name>
    <message>
        <source>All work orders</source>
        <translation>全部维修单</translation>
    </message>
    <message>
        <source>What is agreed about repairs</source>
        <translation>维修约定</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>Calibration cycles</source>
        <translation>校准周期</translation>
    </message>
</context>
<context>
    <name>RepairWorkPage</name>
    <message>
        <source>not decontaminated: contaminated shelf</source>
        <translation>未去污：放污染架</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>声明</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Opened because</source>
        <translation>触发原因</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报修时间</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Service level</source>
        <translation>服务级别</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>工程师</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>重复故障</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>First-time fix</source>
        <translation>一次修复</translation>
    </message>
    <message>
        <source>All work orders</source>
        <translation>全部维修单</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>已知信息</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Job sheet…</source>
        <translation>任务单…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>签字…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Note a step</source>
        <translation>记录步骤</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>km</source>
        <translation>公里</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>parcels</source>
        <translation>运输次数</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>CNY</source>
        <translation>元</translation>
    </message>
    <message>
        <source>Shipments, each at the rate for freight</source>
        <translation>运输次数，按运费单价计</translation>
    </message>
    <message>
        <source>Pieces of the next scan, or of what is returned</source>
        <translation>下一次扫描或退回的件数</translation>
    </message>
    <message>
        <source>Minutes of the step</source>
        <translation>步骤用时（分钟）</translation>
    </message>
    <message>
        <source>Cost of the step in CNY</source>
        <translation>步骤费用（元）</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>件数</translation>
    </message>
</context>
<context>
    <name>Repairs</name>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>all days, 24 hours each</source>
        <translation>自然日（每天 24 小时）</translation>
    </message>
    <message>
        <source>not worked</source>
        <translation>不上班</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>as its weekday</source>
        <translation>按星期</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Who does it?</source>
        <translation>由谁维修？</translation>
    </message>
    <message>
        <source>Decontaminate it first</source>
        <translation>请先去污</translation>
    </message>
    <message>
        <source>Set out to the customer</source>
        <translation>出发去客户处</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Begin the work</source>
        <translation>开始维修</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Scan parts and the meter</source>
        <translation>扫描备件和检测仪器</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>交还设备</translation>
    </message>
    <message>
        <source>Nothing more to do</source>
        <translation>无需操作</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>派工</translation>
    </message>
    <message>
        <source>It is decontaminated</source>
        <translation>已去污</translation>
    </message>
    <message>
        <source>On the way now</source>
        <translation>现在出发</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到场</translation>
    </message>
    <message>
        <source>START</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Work on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>FINISH</source>
        <translation>完工</translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>waits for a part</source>
        <translation>等待备件</translation>
    </message>
    <message>
        <source>waits for the customer</source>
        <translation>等待客户</translation>
    </message>
    <message>
        <source>no access to the device</source>
        <translation>无法接触设备</translation>
    </message>
    <message>
        <source>waits for the customer&apos;s approval</source>
        <translation>等待客户批准</translation>
    </message>
    <message>
        <source>end of the shift</source>
        <translation>班次结束</translation>
    </message>
    <message>
        <source>something else (say it in the note)</source>
        <translation>其他（请写备注）</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>standstill</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>有效至 %1</translation>
    </message>
    <message>
        <source>expired %1</source>
        <translation>已于 %1 过期</translation>
    </message>
    <message>
        <source>valid from %1</source>
        <translation>自 %1 起有效</translation>
    </message>
    <message>
        <source>assessment not passed</source>
        <translation>考核未通过</translation>
    </message>
    <message>
        <source>not qualified</source>
        <translation>没有资质</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Labour</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>路程</translation>
    </message>
    <message>
        <source>Freight</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 CNY</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>working time</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>索赔</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>to be decided</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>nothing promised</source>
        <translation>没有承诺</translation>
    </message>
    <message>
        <source>rests: waits for the customer</source>
        <translation>计时暂停：等待客户</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>应于 %1</translation>
    </message>
    <message>
        <source>not decontaminated</source>
        <translation>未去污</translation>
    </message>
    <message>
        <source>free %1</source>
        <translation>%1 起空闲</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>%1 this week</source>
        <translation>本周 %1 单</translation>
    </message>
    <message>
        <source>fixed, decided on %1</source>
        <translation>已修复，%1 判定</translation>
    </message>
    <message>
        <source>not fixed, decided on %1</source>
        <translation>未修复，%1 判定</translation>
    </message>
    <message>
        <source>is decided on %1</source>
        <translation>%1 判定</translation>
    </message>
    <message>
        <source>every %1 months</source>
        <translation>每 %1 个月</translation>
    </message>
    <message>
        <source>agreed for %1</source>
        <translation>适用于 %1</translation>
    </message>
    <message>
        <source>agreed for all</source>
        <translation>适用于全部</translation>
    </message>
    <message>
        <source>contract %1: %2</source>
        <translation>合同 %1：%2</translation>
    </message>
    <message>
        <source>no contract; the record says %1</source>
        <translation>无合同；档案记为 %1</translation>
    </message>
    <message>
        <source>Fault class</source>
        <translation>故障类别</translation>
    </message>
    <message>
        <source>Promise (service level)</source>
        <translation>承诺（服务级别）</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>Calibration cycle</source>
        <translation>校准周期</translation>
    </message>
    <message>
        <source>Class of a part</source>
        <translation>备件类别</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Single day</source>
        <translation>单个日期</translation>
    </message>
</context>
<context>
    <name>ReturnsDefects</name>
    <message>
        <source>next: fetch it</source>
        <translation>下一步：取回</translation>
    </message>
    <message>
        <source>next: decision</source>
        <translation>下一步：待决定</translation>
    </message>
    <message>
        <source>release it</source>
        <translation>放行</translation>
    </message>
</context>
<context>
    <name>ReturnsScreen</name>
    <message>
        <source>Bin</source>
        <translation>货位</translation>
    </message>
    <message>
        <source>Whole and usable?</source>
        <translation>完好可用吗？</translation>
    </message>
    <message>
        <source>Has the piece of %1 arrived?</source>
        <translation>%1 的件到了吗？</translation>
    </message>
    <message>
        <source>Scan what came back</source>
        <translation>扫描退回的货物</translation>
    </message>
    <message>
        <source>Scans go into the form</source>
        <translation>扫描内容填入右侧表单</translation>
    </message>
    <message>
        <source>On hold or recalled: put it into quarantine</source>
        <translation>已锁定或已召回：请放入隔离区</translation>
    </message>
    <message>
        <source>Is the seal whole?</source>
        <translation>封口完好吗？</translation>
    </message>
    <message>
        <source>Too late: a supervisor decides</source>
        <translation>已超期：由主管决定</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Last moment</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>day %1 of 7</source>
        <translation>第 %1 天，共 7 天</translation>
    </message>
    <message>
        <source>whole lot %1</source>
        <translation>整批 %1</translation>
    </message>
    <message>
        <source>Reason, or what is wrong with it</source>
        <translation>原因，或存在的问题</translation>
    </message>
    <message>
        <source>or type the code: (01)…(17)…(10)…(21)…</source>
        <translation>或输入条码内容：(01)…(17)…(10)…(21)…</translation>
    </message>
    <message>
        <source>Why it was a mistake</source>
        <translation>为什么是误操作</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>撤销最后一步</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>YES</source>
        <translation>是</translation>
    </message>
    <message>
        <source>NO</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Hold the whole lot</source>
        <translation>锁定整批</translation>
    </message>
    <message>
        <source>Why it may be used again</source>
        <translation>为何可以恢复使用</translation>
    </message>
    <message>
        <source>Release the hold</source>
        <translation>解除锁定</translation>
    </message>
</context>
<context>
    <name>RisksPage</name>
    <message>
        <source>A score needs ten failures of its model, or its maintenance and its use or environment.</source>
        <translation>计算风险分需要同型号十次故障，或已知维护情况以及使用强度或环境。</translation>
    </message>
    <message>
        <source>No device has a score yet</source>
        <translation>尚无设备有风险分</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>off until confirmed</source>
        <translation>确认前停用</translation>
    </message>
    <message>
        <source>begins later</source>
        <translation>尚未生效</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>as shipped</source>
        <translation>出厂</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>end of day {0}</source>
        <translation>第 {0} 天结束</translation>
    </message>
    <message>
        <source>somebody set this clock</source>
        <translation>有人改动了本机时钟</translation>
    </message>
    <message>
        <source>stood wrong beside the server</source>
        <translation>与服务器时钟不符</translation>
    </message>
    <message>
        <source>the server&apos;s clock was set</source>
        <translation>服务器时钟被改动</translation>
    </message>
    <message>
        <source>the computer slept</source>
        <translation>电脑休眠</translation>
    </message>
</context>
<context>
    <name>RulesScreen</name>
    <message>
        <source>What runs keeps the version that it began with.</source>
        <translation>已开始的计时沿用开始时的版本。</translation>
    </message>
    <message>
        <source>No deadline moved: trusted time goes on whatever a computer&apos;s clock says.</source>
        <translation>期限没有移动：无论本机时钟显示什么，可信时间照常推进。</translation>
    </message>
    <message>
        <source>Versions of: {0}</source>
        <translation>版本：{0}</translation>
    </message>
    <message>
        <source>New version: {0}</source>
        <translation>新版本：{0}</translation>
    </message>
    <message>
        <source>Whose rules hold at a site</source>
        <translation>库区适用哪里的规定</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>days of 24 hours</source>
        <translation>天（每天 24 小时）</translation>
    </message>
    <message>
        <source>calendar days, to the end of the day</source>
        <translation>日历天，到当天结束</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>所有地区</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Clocks that moved</source>
        <translation>时钟变动</translation>
    </message>
    <message>
        <source>New version…</source>
        <translation>新版本…</translation>
    </message>
    <message>
        <source>Region of a site…</source>
        <translation>库区所属地区…</translation>
    </message>
    <message>
        <source>A clock of the law. Provincial texts differ: have yours confirmed before you switch it on. Until then it does not run, and nobody is reminded.</source>
        <translation>法定时限。各省规定不同：启用前请先确认本地规定。确认之前不计时，也不提醒任何人。</translation>
    </message>
    <message>
        <source>No rule was read yet</source>
        <translation>尚未读取规则</translation>
    </message>
    <message>
        <source>No version</source>
        <translation>没有版本</translation>
    </message>
    <message>
        <source>No clock has moved</source>
        <translation>没有时钟变动</translation>
    </message>
    <message>
        <source>Each workstation is compared with trusted time.</source>
        <translation>每个工位都与可信时间比对。</translation>
    </message>
</context>
<context>
    <name>RunLine</name>
    <message>
        <source>Run: {0} of {1} printed, {2} scanned back</source>
        <translation>整批：已打印 {0}/{1}，已回扫 {2}</translation>
    </message>
    <message>
        <source>waits to be saved as A4 sheets</source>
        <translation>等待存为 A4 标签页</translation>
    </message>
    <message>
        <source>stands still</source>
        <translation>已停滞</translation>
    </message>
    <message>
        <source>{0} a minute · {1} min left</source>
        <translation>每分钟 {0} 张 · 还需 {1} 分钟</translation>
    </message>
    <message>
        <source>A4 sheets (PDF)…</source>
        <translation>A4 标签页（PDF）…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>RunningPage</name>
    <message numerus="yes">
        <source>%n more are due later</source>
        <translation>
            <numerusform>另有 %n 项期限更晚</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>法规</translation>
    </message>
    <message>
        <source>Our own</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>事项类别</translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation>没有正在计时的事项</translation>
    </message>
    <message>
        <source>Orders, cases, recalls and adverse events start their clocks themselves.</source>
        <translation>急单、手术、召回和不良事件会自动开始计时。</translation>
    </message>
</context>
<context>
    <name>ScannerDetails</name>
    <message>
        <source>No scan was cut off.</source>
        <translation>没有被截断的扫描。</translation>
    </message>
    <message>
        <source>Cut off at {0}, not used: {1}</source>
        <translation>于 {0} 被截断，未使用：{1}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ScannerForm</name>
    <message>
        <source>Give it a name.</source>
        <translation>请命名。</translation>
    </message>
    <message>
        <source>It types like a keyboard. Measure it once, so that scans are told from typing.</source>
        <translation>它像键盘一样输入。请测量一次，以便区分扫描与手工输入。</translation>
    </message>
    <message>
        <source>Host and port, such as 192.168.1.40:9001.</source>
        <translation>主机和端口，如 192.168.1.40:9001。</translation>
    </message>
    <message>
        <source>It may rest: that is no alarm here.</source>
        <translation>它可能休眠，不作为故障。</translation>
    </message>
    <message>
        <source>Set the scanner to USB-COM with the code in its manual: exact and quick.</source>
        <translation>请用说明书中的设置码将扫描枪设为 USB-COM：准确、快速。</translation>
    </message>
    <message>
        <source>Nothing is plugged in</source>
        <translation>没有插入设备</translation>
    </message>
    <message>
        <source>Choose a port</source>
        <translation>选择端口</translation>
    </message>
    <message>
        <source>New scanner</source>
        <translation>新扫描枪</translation>
    </message>
    <message>
        <source>Change the scanner</source>
        <translation>更改扫描枪</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Measure it</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>CR, LF or both</source>
        <translation>CR、LF 或两者</translation>
    </message>
    <message>
        <source>a pause (no end mark)</source>
        <translation>停顿（无结束符）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>its own, as in the settings file</source>
        <translation>自定义，见设置文件</translation>
    </message>
</context>
<context>
    <name>ScannerList</name>
    <message>
        <source>Scanners</source>
        <translation>扫描枪</translation>
    </message>
    <message>
        <source>No scanner is set up yet. Plug one in, then add it here.</source>
        <translation>还没有设置扫描枪。请插入后在此添加。</translation>
    </message>
    <message>
        <source>Add: {0}</source>
        <translation>添加：{0}</translation>
    </message>
</context>
<context>
    <name>ScannerRow</name>
    <message>
        <source>Really remove</source>
        <translation>确定移除</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
</context>
<context>
    <name>Seat</name>
    <message>
        <source>open</source>
        <translation>空位</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>已清点</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>有标记</translation>
    </message>
    <message>
        <source>scanned again</source>
        <translation>重复扫描</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>短少</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>已选取</translation>
    </message>
</context>
<context>
    <name>SeatingPlan</name>
    <message>
        <source>Tray</source>
        <translation>器械盒</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已齐</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>缺 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to scan</source>
        <translation>
            <numerusform>待扫 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>The settings could not be written: {0}</source>
        <translation>设置未能保存：{0}</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
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
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <source>Takes effect at the next start. Empty: the file of this computer.</source>
        <translation>下次启动时生效。留空则使用本机文件。</translation>
    </message>
</context>
<context>
    <name>SettlementScreen</name>
    <message>
        <source>Written to {0}</source>
        <translation>已写入 {0}</translation>
    </message>
    <message>
        <source>Nothing was written: {0}</source>
        <translation>未写入：{0}</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>Age and expiry</source>
        <translation>库龄与效期</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Prices and consents</source>
        <translation>价格与同意书</translation>
    </message>
    <message>
        <source>Month before (Alt+Left)</source>
        <translation>上个月（Alt+←）</translation>
    </message>
    <message>
        <source>Month after (Alt+Right)</source>
        <translation>下个月（Alt+→）</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>货主</translation>
    </message>
    <message>
        <source>Import the opening stock, or receive the first delivery of an owner.</source>
        <translation>请导入期初库存，或接收货主的第一批送货。</translation>
    </message>
    <message>
        <source>Nobody&apos;s goods are here yet</source>
        <translation>这里还没有任何货主的货物</translation>
    </message>
</context>
<context>
    <name>SignatureDialog</name>
    <message>
        <source>Signature</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>name and department</source>
        <translation>姓名和科室</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签字</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>重新签</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Received and checked by</source>
        <translation>验收签字</translation>
    </message>
</context>
<context>
    <name>SitesPage</name>
    <message>
        <source>Centre card</source>
        <translation>信息卡</translation>
    </message>
</context>
<context>
    <name>StatementPage</name>
    <message>
        <source>It closes</source>
        <translation>已平</translation>
    </message>
    <message>
        <source>Not closed: {0}</source>
        <translation>未平：{0} 行</translation>
    </message>
    <message>
        <source>Owed for the month: {0} CNY</source>
        <translation>本月应付：{0} 元</translation>
    </message>
    <message>
        <source>tax {0}</source>
        <translation>税额 {0}</translation>
    </message>
    <message>
        <source>service fee 1.5 % of {0}: {1}</source>
        <translation>服务费 1.5%（按 {0}）：{1}</translation>
    </message>
    <message>
        <source>The first {0} lines; the saved table has all</source>
        <translation>前 {0} 行；另存的表格含全部</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the statement</source>
        <translation>保存对账单</translation>
    </message>
    <message>
        <source>Print or PDF…</source>
        <translation>打印或存 PDF…</translation>
    </message>
    <message>
        <source>Save table…</source>
        <translation>保存表格…</translation>
    </message>
    <message>
        <source>Nothing in this month</source>
        <translation>本月没有记录</translation>
    </message>
    <message>
        <source>Choose another month or owner above.</source>
        <translation>请在上方选择其他月份或货主。</translation>
    </message>
    <message>
        <source>No movements behind this figure</source>
        <translation>这个数字后面没有动作</translation>
    </message>
    <message>
        <source>Press the figure again.</source>
        <translation>再按一次该数字。</translation>
    </message>
</context>
<context>
    <name>Stock</name>
    <message>
        <source>on hold</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0} 天</translation>
    </message>
</context>
<context>
    <name>StockFilters</name>
    <message>
        <source>All owners</source>
        <translation>全部货主</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Any expiry</source>
        <translation>不限有效期</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>货主</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>On hold only</source>
        <translation>仅隔离品</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message numerus="yes">
        <source>Within %n day(s)</source>
        <translation>
            <numerusform>%n 天内到期</numerusform>
        </translation>
    </message>
    <message>
        <source>Expired or today</source>
        <translation>已过期或今日到期</translation>
    </message>
</context>
<context>
    <name>StockScreen</name>
    <message>
        <source>Nothing fits these filters</source>
        <translation>没有符合筛选条件的库存</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Choose fewer filters.</source>
        <translation>请减少筛选条件。</translation>
    </message>
    <message>
        <source>Nothing is on hand yet</source>
        <translation>还没有库存</translation>
    </message>
    <message>
        <source>Nothing found for {0}</source>
        <translation>没有找到 {0}</translation>
    </message>
    <message>
        <source>Receive a delivery, or import the opening stock.</source>
        <translation>请收货，或导入期初库存。</translation>
    </message>
    <message>
        <source>Try fewer words, or the beginning of a number.</source>
        <translation>请减少搜索词，或只输入号码开头。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Export the stock as shown</source>
        <translation>按当前显示导出库存</translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Writing the stock</source>
        <translation>正在导出库存</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to {0}</source>
        <translation>
            <numerusform>已将 %n 行写入 {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was written: {0}</source>
        <translation>未写入：{0}</translation>
    </message>
    <message>
        <source>Stopped: nothing was written</source>
        <translation>已停止，未写入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>Rows: {0}</source>
        <translation>{0} 行</translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation>截至 {0}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
</context>
<context>
    <name>TemplateList</name>
    <message>
        <source>cannot be used</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>yours, instead of the shipped one</source>
        <translation>自制，代替自带模板</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>自制</translation>
    </message>
    <message>
        <source>{0} × {1} mm</source>
        <translation>{0} × {1} mm</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>自带</translation>
    </message>
    <message>
        <source>printer file</source>
        <translation>打印文件</translation>
    </message>
    <message>
        <source>Templates and printer files</source>
        <translation>模板和打印文件</translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message>
        <source>Templates and printer files (*.json *.zpl *.tspl)</source>
        <translation>模板和打印文件 (*.json *.zpl *.tspl)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Delete this printer file?</source>
        <translation>删除此打印文件？</translation>
    </message>
    <message>
        <source>Delete yours, and print the shipped one again?</source>
        <translation>删除您的模板，重新使用自带模板？</translation>
    </message>
    <message>
        <source>Delete this template?</source>
        <translation>删除此模板？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Sent instead of “{0}” to printers of this language</source>
        <translation>代替“{0}”发送给使用该语言的打印机</translation>
    </message>
    <message>
        <source>{0} × {1} mm</source>
        <translation>{0} × {1} mm</translation>
    </message>
    <message>
        <source>yours, printed instead of the shipped one</source>
        <translation>自制，代替自带模板打印</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>自制</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>自带</translation>
    </message>
    <message>
        <source>Back to the shipped one</source>
        <translation>恢复自带模板</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>{0} is kept: it is sent to printers of its language from now on.</source>
        <translation>{0} 已保存：今后发送给使用该语言的打印机。</translation>
    </message>
    <message>
        <source>{0} is deleted.</source>
        <translation>{0} 已删除。</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>New from this</source>
        <translation>以此新建</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>on-site technique</source>
        <translation>现场技术</translation>
    </message>
    <message>
        <source>sterilisation standards</source>
        <translation>灭菌规范</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>讲师</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>video call</source>
        <translation>视频会议</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Attendance list</source>
        <translation>签到表</translation>
    </message>
    <message>
        <source>It took place</source>
        <translation>已举行</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取消培训</translation>
    </message>
    <message>
        <source>Add material</source>
        <translation>添加资料</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>签到</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>waiting</source>
        <translation>待清点</translation>
    </message>
    <message>
        <source>being counted</source>
        <translation>清点中</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已齐</translation>
    </message>
    <message>
        <source>pieces missing</source>
        <translation>有短少</translation>
    </message>
</context>
<context>
    <name>TrayForms</name>
    <message>
        <source>Kit of %1</source>
        <translation>%1 的套装</translation>
    </message>
    <message>
        <source>%1 was sterilised</source>
        <translation>%1 已灭菌</translation>
    </message>
    <message>
        <source>Lend %1</source>
        <translation>借出 %1</translation>
    </message>
    <message>
        <source>%1 stays longer</source>
        <translation>%1 延期归还</translation>
    </message>
    <message>
        <source>%1 is back</source>
        <translation>%1 已归还</translation>
    </message>
</context>
<context>
    <name>TraysScreen</name>
    <message>
        <source>Being counted</source>
        <translation>正在清点</translation>
    </message>
    <message>
        <source>What belongs into it</source>
        <translation>应有内容</translation>
    </message>
    <message>
        <source>Close tray</source>
        <translation>结束清点</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>清点</translation>
    </message>
    <message>
        <source>Scan the implants; click an instrument to tick it, or scan TICK ALL.</source>
        <translation>扫描植入物；点击器械即勾选，或扫「全部勾选」。</translation>
    </message>
    <message>
        <source>Scan the tray to count it.</source>
        <translation>扫描器械盒即开始清点。</translation>
    </message>
    <message>
        <source>not on hand</source>
        <translation>不在库</translation>
    </message>
    <message>
        <source>no kit</source>
        <translation>未定套装</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>齐全</translation>
    </message>
    <message numerus="yes">
        <source>refill %n</source>
        <translation>
            <numerusform>待补 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>to count</source>
        <translation>待清点</translation>
    </message>
    <message>
        <source>not sterile</source>
        <translation>未灭菌</translation>
    </message>
    <message>
        <source>sterile until %1</source>
        <translation>灭菌有效至 %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Kit</source>
        <translation>套装</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <source>Sterile</source>
        <translation>灭菌</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>灭菌批次</translation>
    </message>
    <message>
        <source>Lent to</source>
        <translation>借给</translation>
    </message>
    <message>
        <source>Due back</source>
        <translation>应还日期</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>手术</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未清点</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>缺 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too much</source>
        <translation>
            <numerusform>多 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>账上没有</translation>
    </message>
    <message>
        <source>No trays yet</source>
        <translation>还没有器械盒</translation>
    </message>
    <message>
        <source>Enter trays and kits under Items &amp; places.</source>
        <translation>请在「品种与库位」中登记器械盒和套装。</translation>
    </message>
    <message>
        <source>Kits…</source>
        <translation>套装…</translation>
    </message>
    <message>
        <source>Kit…</source>
        <translation>套装…</translation>
    </message>
    <message>
        <source>Sterilised…</source>
        <translation>灭菌…</translation>
    </message>
    <message>
        <source>Lend…</source>
        <translation>借出…</translation>
    </message>
    <message>
        <source>Longer…</source>
        <translation>延期…</translation>
    </message>
    <message>
        <source>Back…</source>
        <translation>归还…</translation>
    </message>
    <message>
        <source>Trays</source>
        <translation>器械盒</translation>
    </message>
    <message>
        <source>Scan a tray to count it, or choose one to look at it.</source>
        <translation>扫描器械盒即清点，或点选查看。</translation>
    </message>
    <message>
        <source>All trays</source>
        <translation>全部器械盒</translation>
    </message>
    <message>
        <source>Tick all instruments</source>
        <translation>勾选全部器械</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>OK</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Wrong place</source>
        <translation>放错位置</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法识别</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>有标记</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>Warranty rules</name>
    <message>
        <source>all devices</source>
        <translation>全部设备</translation>
    </message>
    <message>
        <source>{0} months from {1}</source>
        <translation>自{1}起 {0} 个月</translation>
    </message>
    <message>
        <source>{0} months</source>
        <translation>{0} 个月</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>在保</translation>
    </message>
    <message>
        <source>not covered</source>
        <translation>不保</translation>
    </message>
</context>
<context>
    <name>WarrantyRemindersPage</name>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Told and not read yet; the next end first.</source>
        <translation>已提醒、尚未阅读；先到期的在前。</translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>我已阅读</translation>
    </message>
    <message>
        <source>Show the device</source>
        <translation>查看设备</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>分派</translation>
    </message>
    <message>
        <source>Whose work</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Mine only</source>
        <translation>只看我的</translation>
    </message>
    <message>
        <source>Every reminder was read</source>
        <translation>所有提醒均已阅读</translation>
    </message>
</context>
<context>
    <name>WarrantyRulesPage</name>
    <message>
        <source>Versions of {0}</source>
        <translation>“{0}”的各版本</translation>
    </message>
    <message>
        <source>A new rule</source>
        <translation>新规则</translation>
    </message>
    <message>
        <source>Next version of {0}</source>
        <translation>“{0}”的下一版本</translation>
    </message>
    <message>
        <source>End {0} v{1}</source>
        <translation>终止“{0}”第 {1} 版</translation>
    </message>
    <message>
        <source>all rules without their own</source>
        <translation>所有未单独设定的规则</translation>
    </message>
    <message>
        <source>Who is reminded, and when</source>
        <translation>提醒谁、何时提醒</translation>
    </message>
    <message>
        <source>The narrower rule holds: customer before region, model before line.</source>
        <translation>范围更窄的规则优先：客户先于区域，型号先于产品线。</translation>
    </message>
    <message>
        <source>New rule…</source>
        <translation>新规则…</translation>
    </message>
    <message>
        <source>Next version…</source>
        <translation>下一版本…</translation>
    </message>
    <message>
        <source>End it…</source>
        <translation>终止…</translation>
    </message>
    <message>
        <source>Who is reminded…</source>
        <translation>提醒设置…</translation>
    </message>
    <message>
        <source>Without one no warranty can be determined.</source>
        <translation>没有规则就无法判定保修。</translation>
    </message>
    <message>
        <source>There is no warranty rule yet</source>
        <translation>尚无保修规则</translation>
    </message>
    <message>
        <source>No version</source>
        <translation>没有版本</translation>
    </message>
</context>
<context>
    <name>WentOutBar</name>
    <message>
        <source>Everything is accounted for</source>
        <translation>全部对上</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) neither back nor used</source>
        <translation>
            <numerusform>%n 件既未收回也未使用</numerusform>
        </translation>
    </message>
    <message>
        <source>The sheet and the tray differ</source>
        <translation>使用单与器械盒不符</translation>
    </message>
    <message>
        <source>went out</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>used</source>
        <translation>使用</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>no identifier sent: the scanner does not say what kind of symbol it read</source>
        <translation>未发送码制标识：扫描枪没有说明读到的是哪种条码</translation>
    </message>
    <message>
        <source>unknown kind of symbol</source>
        <translation>未知码制</translation>
    </message>
    <message>
        <source>not a GS1 symbol</source>
        <translation>不是 GS1 符号</translation>
    </message>
    <message>
        <source>The identifier (DI) is missing: scan the other barcode of the label.</source>
        <translation>缺少产品标识（DI）：请扫描标签上的另一个条码。</translation>
    </message>
    <message>
        <source>A field is there without the field that must come with it.</source>
        <translation>有字段缺少必须同时出现的另一字段。</translation>
    </message>
    <message>
        <source>Two fields exclude each other.</source>
        <translation>两个字段不能同时出现。</translation>
    </message>
    <message>
        <source>expired, days ago: {0}</source>
        <translation>已过期 {0} 天</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>check digit right</source>
        <translation>校验位正确</translation>
    </message>
    <message>
        <source>here it fails</source>
        <translation>此处出错</translation>
    </message>
    <message>
        <source>Position {0}.</source>
        <translation>位置 {0}。</translation>
    </message>
    <message>
        <source>The program&apos;s own code</source>
        <translation>本程序自己的条码</translation>
    </message>
    <message>
        <source>It reads, with warnings</source>
        <translation>可以读取，但有警告</translation>
    </message>
    <message>
        <source>It reads</source>
        <translation>可以读取</translation>
    </message>
    <message>
        <source>Nothing that a keyboard does to a scan explains it: look at the label itself.</source>
        <translation>不是键盘传输造成的问题：请检查标签本身。</translation>
    </message>
    <message>
        <source>Repaired, it would read: {0}</source>
        <translation>修复后应为：{0}</translation>
    </message>
    <message>
        <source>The desks repair nothing: set the scanner up so that it comes right.</source>
        <translation>各工位不会自动修复：请把扫描枪设置正确。</translation>
    </message>
    <message>
        <source>Looking it up …</source>
        <translation>正在查询……</translation>
    </message>
    <message>
        <source>Not looked up: it cannot be read.</source>
        <translation>无法读取，未查询。</translation>
    </message>
    <message>
        <source>Lot {0}</source>
        <translation>批号 {0}</translation>
    </message>
    <message>
        <source>Serial {0}</source>
        <translation>序列号 {0}</translation>
    </message>
    <message>
        <source>Stands in {0}</source>
        <translation>存放在 {0}</translation>
    </message>
    <message>
        <source>Nothing of it is on hand.</source>
        <translation>没有库存。</translation>
    </message>
    <message>
        <source>Pieces in the package: {0}</source>
        <translation>每包装 {0} 件</translation>
    </message>
    <message>
        <source>known</source>
        <translation>已有记录</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚无记录</translation>
    </message>
    <message>
        <source>This scan and the one before do not go together.</source>
        <translation>本次扫描与上一次扫描不属于同一标签。</translation>
    </message>
    <message>
        <source>With the scan before it: {0}</source>
        <translation>与上一次扫描合并：{0}</translation>
    </message>
    <message>
        <source>The label is complete.</source>
        <translation>标签信息完整。</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>手工输入</translation>
    </message>
    <message>
        <source>Characters: {0}</source>
        <translation>字符数：{0}</translation>
    </message>
</context>
<context>
    <name>WorkbenchScreen</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Type or paste a code</source>
        <translation>输入或粘贴条码</translation>
    </message>
    <message>
        <source>(01)… or raw</source>
        <translation>(01)… 或原始内容</translation>
    </message>
    <message>
        <source>As printed, with brackets</source>
        <translation>按标签文字（带括号）</translation>
    </message>
    <message>
        <source>Examine</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Last 20 scans</source>
        <translation>最近 20 次扫描</translation>
    </message>
    <message>
        <source>COPY REPORT</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Scan the label that makes trouble</source>
        <translation>请扫描有问题的标签</translation>
    </message>
    <message>
        <source>Nothing is booked here. Every character is shown, and why it reads or does not.</source>
        <translation>此处不记账。显示每个字符，并说明能否读取及原因。</translation>
    </message>
</context>
<context>
    <name>ZoneMap</name>
    <message>
        <source>{0} m²</source>
        <translation>{0} m²</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
</context>
<context>
    <name>ZoneState</name>
    <message>
        <source>To inspect</source>
        <translation>待检</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>待发</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退货</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Scan ACKNOWLEDGE · then: {next}</source>
        <translation>请扫「知晓」卡 · 然后：{next}</translation>
    </message>
    <message>
        <source>ACKNOWLEDGE</source>
        <translation>「知晓」</translation>
    </message>
    <message>
        <source>The entry {what}|{value}|</source>
        <translation>该项{what}|{value}|</translation>
    </message>
    <message>
        <source>is needed</source>
        <translation>必须填写</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>is too long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>holds a character that nobody sees</source>
        <translation>含有不可见字符</translation>
    </message>
    <message>
        <source>begins or ends with a blank</source>
        <translation>开头或结尾有空格</translation>
    </message>
    <message>
        <source>holds full-width characters</source>
        <translation>含有全角字符</translation>
    </message>
    <message>
        <source>may only hold A–Z, a–z, 0–9 and - . _ /</source>
        <translation>只能使用 A–Z、a–z、0–9 和 - . _ /</translation>
    </message>
    <message>
        <source>holds a character that no barcode has</source>
        <translation>含有条码中不可能有的字符</translation>
    </message>
    <message>
        <source>is too small or too large</source>
        <translation>超出允许范围</translation>
    </message>
    <message>
        <source>is no device that is registered</source>
        <translation>不是已登记的设备</translation>
    </message>
    <message>
        <source>is the serial number of several models: name the model</source>
        <translation>对应多个型号，请注明型号</translation>
    </message>
    <message>
        <source>is below the last reading: say that the meter was changed, and why</source>
        <translation>小于上次读数：请注明计数器已更换及原因</translation>
    </message>
    <message>
        <source>is earlier than the last reading</source>
        <translation>早于上次读数日期</translation>
    </message>
    <message>
        <source>does not belong to this kind of rule</source>
        <translation>不属于此类规则</translation>
    </message>
    <message>
        <source>must be more than zero</source>
        <translation>必须大于零</translation>
    </message>
    <message>
        <source>must not be negative</source>
        <translation>不能为负数</translation>
    </message>
    <message>
        <source>is not a number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>has no value: an error, a formula without a result, or merged cells</source>
        <translation>没有值：单元格显示错误、公式没有结果，或是合并的单元格</translation>
    </message>
    <message>
        <source>lost digits in the spreadsheet: format the cell as text</source>
        <translation>在表格中丢失了位数，请将单元格设为文本格式</translation>
    </message>
    <message>
        <source>is not a quantity</source>
        <translation>不是有效数量</translation>
    </message>
    <message>
        <source>is not an amount in CNY</source>
        <translation>不是有效的人民币金额</translation>
    </message>
    <message>
        <source>is not a date: write 2026-11-21</source>
        <translation>不是日期，请写成 2026-11-21</translation>
    </message>
    <message>
        <source>does not tell the day from the month: write the dates of this column as 2026-11-21</source>
        <translation>分不清日和月：请将本列日期写成 2026-11-21</translation>
    </message>
    <message>
        <source>is not a time of the day: write 08:30</source>
        <translation>不是时间：请写成 08:30</translation>
    </message>
    <message>
        <source>is neither yes nor no</source>
        <translation>应填“是”或“否”</translation>
    </message>
    <message>
        <source>is not one of the words for this field</source>
        <translation>不是该字段允许的内容</translation>
    </message>
    <message>
        <source>is not a time zone</source>
        <translation>不是有效时区</translation>
    </message>
    <message>
        <source>is not an address for this way: mail address, https://… or a folder</source>
        <translation>不是该途径的地址：应为邮箱地址、https://… 或文件夹</translation>
    </message>
    <message>
        <source>must be initials, such as W or Dr. W, and no name</source>
        <translation>须为姓名首字母，如 W 或 Dr. W，不得填写姓名</translation>
    </message>
    <message>
        <source>must stand in the address as {secret}, or be empty</source>
        <translation>必须以 {secret} 写在地址中，否则留空</translation>
    </message>
    <message>
        <source>takes minutes or days, one of the two</source>
        <translation>只能填分钟或天数之一</translation>
    </message>
    <message>
        <source>must be digits from 1 for Monday to 7 for Sunday</source>
        <translation>必须是 1（周一）到 7（周日）的数字</translation>
    </message>
    <message>
        <source>is not after the beginning</source>
        <translation>不在开始时间之后</translation>
    </message>
    <message>
        <source>names patients: take the column out</source>
        <translation>涉及患者信息，请删除该列</translation>
    </message>
    <message>
        <source>is a column that nobody knows</source>
        <translation>是无法识别的列</translation>
    </message>
    <message>
        <source>is there twice</source>
        <translation>重复出现</translation>
    </message>
    <message>
        <source>is a column that is missing</source>
        <translation>缺少该列</translation>
    </message>
    <message>
        <source>has more cells than the header</source>
        <translation>单元格多于表头</translation>
    </message>
    <message>
        <source>differs between rows of one item</source>
        <translation>在同一品种的各行中不一致</translation>
    </message>
    <message>
        <source>is a position that is there twice</source>
        <translation>序号重复</translation>
    </message>
    <message>
        <source>is not a party in use</source>
        <translation>不是在用的单位</translation>
    </message>
    <message>
        <source>belongs to another partner</source>
        <translation>属于另一渠道商</translation>
    </message>
    <message>
        <source>is nothing that is kept here</source>
        <translation>在本系统中不存在</translation>
    </message>
    <message>
        <source>names several: say the maker or the model too</source>
        <translation>对应多个：请同时填写厂家或型号</translation>
    </message>
    <message>
        <source>is the number of another thing in that system</source>
        <translation>在该系统中已是另一项的编号</translation>
    </message>
    <message>
        <source>has a licence that ran out</source>
        <translation>许可证已过期</translation>
    </message>
    <message>
        <source>cannot be changed: a site keeps its partner</source>
        <translation>不能更改：站点的合作单位不变</translation>
    </message>
    <message>
        <source>is not a place for goods</source>
        <translation>不是可存放货物的库位</translation>
    </message>
    <message>
        <source>is taken already</source>
        <translation>已被占用</translation>
    </message>
    <message>
        <source>is not a site in use</source>
        <translation>不是在用的站点</translation>
    </message>
    <message>
        <source>cannot have the zone alone: goods of others lie there</source>
        <translation>不能独占该库区：其中有其他货主的货物</translation>
    </message>
    <message>
        <source>must be between 1 mm and 100 m, and so the depth</source>
        <translation>须在 1 毫米到 100 米之间，深度亦然</translation>
    </message>
    <message>
        <source>needs a width, a depth, 1 to 50 levels and 1 to 200 bins a level</source>
        <translation>须有宽度、深度、1 至 50 层、每层 1 至 200 格</translation>
    </message>
    <message>
        <source>stands outside the zone</source>
        <translation>超出库区范围</translation>
    </message>
    <message>
        <source>stands where another rack stands</source>
        <translation>与另一货架位置重叠</translation>
    </message>
    <message>
        <source>is drawn already and stays as it is</source>
        <translation>已绘制，不再改动</translation>
    </message>
    <message>
        <source>has more bins than a zone can have</source>
        <translation>库位数超过一个库区的上限</translation>
    </message>
    <message>
        <source>is a place of another site</source>
        <translation>是其他站点的库位</translation>
    </message>
    <message>
        <source>has no room left</source>
        <translation>已放满</translation>
    </message>
    <message>
        <source>is a bin for trays</source>
        <translation>是器械盒专用库位</translation>
    </message>
    <message>
        <source>is kept for another owner</source>
        <translation>专供其他货主使用</translation>
    </message>
    <message>
        <source>is not a tray</source>
        <translation>不是器械盒</translation>
    </message>
    <message>
        <source>is a tray no longer in use</source>
        <translation>是已停用的器械盒</translation>
    </message>
    <message>
        <source>is a tray of another partner</source>
        <translation>是其他合作单位的器械盒</translation>
    </message>
    <message>
        <source>has no seat left</source>
        <translation>没有空位</translation>
    </message>
    <message>
        <source>is less than the tray holds now</source>
        <translation>少于盒内现有件数</translation>
    </message>
    <message>
        <source>is not in the catalogue</source>
        <translation>不在品种目录中</translation>
    </message>
    <message>
        <source>is an item no longer in use</source>
        <translation>是已停用的品种</translation>
    </message>
    <message>
        <source>is not a GTIN</source>
        <translation>不是 GTIN</translation>
    </message>
    <message>
        <source>has a wrong check digit</source>
        <translation>校验位错误</translation>
    </message>
    <message>
        <source>is of no agency that issues UDIs</source>
        <translation>不属于任何 UDI 发码机构</translation>
    </message>
    <message>
        <source>belongs to another item already</source>
        <translation>已属于其他品种</translation>
    </message>
    <message>
        <source>must be 1 for the smallest package</source>
        <translation>最小包装的数量必须为 1</translation>
    </message>
    <message>
        <source>needs a lot or a serial number too</source>
        <translation>还需要批号或序列号</translation>
    </message>
    <message>
        <source>is given, but the item has no lots</source>
        <translation>已填写，但该品种不按批号管理</translation>
    </message>
    <message>
        <source>is given, but the item has no serial numbers</source>
        <translation>已填写，但该品种没有序列号</translation>
    </message>
    <message>
        <source>is given, but the item does not expire</source>
        <translation>已填写，但该品种没有有效期</translation>
    </message>
    <message>
        <source>must be 1 for a serial number</source>
        <translation>有序列号时数量必须为 1</translation>
    </message>
    <message>
        <source>is a box, but a serial number names one piece</source>
        <translation>是整盒，而序列号只对应单件</translation>
    </message>
    <message>
        <source>is known in another lot</source>
        <translation>已属于其他批次</translation>
    </message>
    <message>
        <source>differs from the date known for the lot</source>
        <translation>与该批次的已知日期不一致</translation>
    </message>
    <message>
        <source>is after the expiry date</source>
        <translation>晚于有效期</translation>
    </message>
    <message>
        <source>is for usable goods, and these are expired</source>
        <translation>只放合格品，而该货物已过期</translation>
    </message>
    <message>
        <source>is not the number of an opening stock</source>
        <translation>不是期初库存单号</translation>
    </message>
    <message>
        <source>is below the minimum</source>
        <translation>小于下限</translation>
    </message>
    <message>
        <source>is below the target</source>
        <translation>小于目标</translation>
    </message>
    <message>
        <source>must be given for either a place or a kit</source>
        <translation>库区与器械包必须且只能填一个</translation>
    </message>
    <message>
        <source>this device stands in the list twice</source>
        <translation>此设备在清单中重复出现</translation>
    </message>
    <message>
        <source>another row of this device says something else</source>
        <translation>与此设备的另一行不一致</translation>
    </message>
    <message>
        <source>another row of this device names another customer</source>
        <translation>另一行写了不同的客户</translation>
    </message>
    <message>
        <source>another row of this device says another end of the warranty</source>
        <translation>另一行写了不同的保修到期日</translation>
    </message>
    <message>
        <source>the record says something else</source>
        <translation>与档案不一致</translation>
    </message>
    <message>
        <source>the rule book gives another end of the warranty</source>
        <translation>与规则手册得出的保修到期日不一致</translation>
    </message>
    <message>
        <source>is still to come</source>
        <translation>尚未到来</translation>
    </message>
    <message>
        <source>is before the first day</source>
        <translation>早于起始日期</translation>
    </message>
    <message>
        <source>needs two to six answers to choose from</source>
        <translation>须有二至六个选项</translation>
    </message>
    <message>
        <source>has the same answer twice</source>
        <translation>有重复的选项</translation>
    </message>
    <message>
        <source>is not among the answers: write 2, 1,3 or B</source>
        <translation>不在选项之中：请写 2、1,3 或 B</translation>
    </message>
    <message>
        <source>has several right answers, and a single choice has one</source>
        <translation>有多个正确答案，而单选题只能有一个</translation>
    </message>
    <message>
        <source>needs a lot, a range of serial numbers, or the whole item: one of them</source>
        <translation>须填批号、序列号范围或整个品种中的一项</translation>
    </message>
    <message>
        <source>is before the first serial number, or has none</source>
        <translation>早于起始序列号，或没有起始序列号</translation>
    </message>
    <message>
        <source>is not a kit in use</source>
        <translation>不是在用的器械包</translation>
    </message>
    <message>
        <source>is neither a zone nor a hospital store</source>
        <translation>既不是库区也不是医院库</translation>
    </message>
    <message>
        <source>row {row} · {column} {what} · “{value}”</source>
        <translation>第 {row} 行 · {column} {what} · “{value}”</translation>
    </message>
    <message>
        <source>the row</source>
        <translation>本行</translation>
    </message>
    <message>
        <source>The disk is full|Nothing was booked · {detail}|Free some space</source>
        <translation>磁盘已满|未记账 · {detail}|请清理磁盘空间</translation>
    </message>
    <message>
        <source>The database may not be written|{path} · {detail}|Give this user the right to write</source>
        <translation>数据库不可写|{path} · {detail}|请为当前用户开通写权限</translation>
    </message>
    <message>
        <source>Cannot be opened|{path} · {detail}|Check that the folder is there and may be used</source>
        <translation>无法打开|{path} · {detail}|请检查文件夹是否存在、是否有权使用</translation>
    </message>
    <message>
        <source>The file cannot be read|{path} · {detail}|Choose another file</source>
        <translation>文件无法读取|{path} · {detail}|请另选文件</translation>
    </message>
    <message>
        <source>The database file is damaged|{detail}|Restore the last backup</source>
        <translation>数据库文件已损坏|{detail}|请恢复最近的备份</translation>
    </message>
    <message>
        <source>This file is no database of Sparezone|{detail}|Choose another file</source>
        <translation>该文件不是 Sparezone 数据库|{detail}|请另选文件</translation>
    </message>
    <message>
        <source>The disk reports errors|{detail}|Back up at once, then replace the disk</source>
        <translation>磁盘报错|{detail}|请立即备份，然后更换磁盘</translation>
    </message>
    <message>
        <source>The database is busy|Nothing was booked · {detail}|Scan again in a few seconds</source>
        <translation>数据库正忙|未记账 · {detail}|请几秒后重新扫描</translation>
    </message>
    <message>
        <source>The database is in use|{path}|Close Sparezone everywhere first</source>
        <translation>数据库正在使用|{path}|请先关闭所有 Sparezone 窗口</translation>
    </message>
    <message>
        <source>The server takes no more desks|{detail}|Close Sparezone on a desk that is not used</source>
        <translation>服务器连接数已满|{detail}|请关闭闲置工位上的 Sparezone</translation>
    </message>
    <message>
        <source>The server took too long|Nothing was booked · {detail}|Scan again; tell the administrator</source>
        <translation>服务器响应超时|未记账 · {detail}|请重新扫描，并告知管理员</translation>
    </message>
    <message>
        <source>The server does not answer|It is not known whether this was booked · {detail}|Check the network</source>
        <translation>服务器无响应|无法确定是否已记账 · {detail}|请检查网络</translation>
    </message>
    <message>
        <source>The server refused the sign-in|{detail}|Check the user name and the password</source>
        <translation>服务器拒绝登录|{detail}|请检查用户名和密码</translation>
    </message>
    <message>
        <source>The server has no such database|{detail}|Check the address</source>
        <translation>服务器上没有该数据库|{detail}|请检查地址</translation>
    </message>
    <message>
        <source>The server refused this|{detail}|Ask the server&apos;s administrator</source>
        <translation>服务器拒绝了该操作|{detail}|请联系服务器管理员</translation>
    </message>
    <message>
        <source>Not the address of a database|{url}|Write sqlite:///FILE or postgresql://…</source>
        <translation>不是数据库地址|{url}|请写成 sqlite:///文件 或 postgresql://…</translation>
    </message>
    <message>
        <source>A database file must not lie on a network drive|{path}|Use a local folder, or PostgreSQL</source>
        <translation>数据库文件不能放在网络驱动器上|{path}|请使用本地文件夹或 PostgreSQL</translation>
    </message>
    <message>
        <source>SQLite is too old|Version {version}|Install Sparezone again</source>
        <translation>SQLite 版本过低|版本 {version}|请重新安装 Sparezone</translation>
    </message>
    <message>
        <source>PostgreSQL is too old|Version {version}|Upgrade the server</source>
        <translation>PostgreSQL 版本过低|版本 {version}|请升级服务器</translation>
    </message>
    <message>
        <source>The database file refuses a setting|{name} · wanted {wanted}, is {told}|Use a local folder</source>
        <translation>数据库文件不接受设置|{name} · 应为 {wanted}，实为 {told}|请使用本地文件夹</translation>
    </message>
    <message>
        <source>The database is newer than this program|has {found}, known {known}|Install the newest Sparezone</source>
        <translation>数据库版本高于本程序|数据库 {found}，程序 {known}|请安装最新版 Sparezone</translation>
    </message>
    <message>
        <source>The database is older than this program|has {found}, known {known}|sparezone db upgrade</source>
        <translation>数据库版本低于本程序|数据库 {found}，程序 {known}|请运行 sparezone db upgrade</translation>
    </message>
    <message>
        <source>The target is not empty|{table} · nothing was copied|Name an empty database</source>
        <translation>目标数据库不为空|{table} · 未复制任何内容|请指定空数据库</translation>
    </message>
    <message>
        <source>The copy differs|{what} · expected {expected}, found {found}|Do not use the copy; copy again</source>
        <translation>副本与原库不一致|{what} · 应为 {expected}，实为 {found}|请勿使用该副本，请重新复制</translation>
    </message>
    <message>
        <source>This cannot be copied|{what} · {detail}|Report this</source>
        <translation>无法复制|{what} · {detail}|请报告此问题</translation>
    </message>
    <message>
        <source>The file exists already|{path}|Name another file</source>
        <translation>文件已存在|{path}|请换一个文件名</translation>
    </message>
    <message>
        <source>The backup is damaged|{member} · {why}|Use another backup; nothing was restored</source>
        <translation>备份已损坏|{member} · {why}|未恢复任何内容，请使用其他备份</translation>
    </message>
    <message>
        <source>The backup is newer than this program|has {found}, known {known}|Install the newest Sparezone</source>
        <translation>备份版本高于本程序|备份 {found}，程序 {known}|请安装最新版 Sparezone</translation>
    </message>
    <message>
        <source>The settings cannot be used|{key} · {why}|Correct the settings file</source>
        <translation>设置无法使用|{key} · {why}|请更正设置文件</translation>
    </message>
    <message>
        <source>A device setting is wrong|{key} = {value}|Correct the settings</source>
        <translation>设备设置有误|{key} = {value}|请更正设置</translation>
    </message>
    <message>
        <source>Two devices have one name|{names}|Give each its own name</source>
        <translation>两台设备重名|{names}|请分别命名</translation>
    </message>
    <message>
        <source>No device has this setting|{key}|Correct the settings</source>
        <translation>没有这项设备设置|{key}|请更正设置</translation>
    </message>
    <message>
        <source>Not the address of a device|{address}|Write a serial port or socket://host:port</source>
        <translation>不是设备地址|{address}|请填写串口名或 socket://主机:端口</translation>
    </message>
    <message>
        <source>Switched on|{address}|</source>
        <translation>已启用|{address}|</translation>
    </message>
    <message>
        <source>Switched off|{address}|</source>
        <translation>已停用|{address}|</translation>
    </message>
    <message>
        <source>Not plugged in|{address}|Plug it in; it is looked for</source>
        <translation>未插入|{address}|请插入，程序会自动识别</translation>
    </message>
    <message>
        <source>No answer|{address}|Check cable, power and network</source>
        <translation>无应答|{address}|请检查线缆、电源和网络</translation>
    </message>
    <message>
        <source>Found|{address}|</source>
        <translation>已找到|{address}|</translation>
    </message>
    <message>
        <source>Listening|{address}|Scan anything to prove it</source>
        <translation>等待首次扫描|{address}|请随意扫描一次以确认</translation>
    </message>
    <message>
        <source>Known by its serial number|{address}|</source>
        <translation>已按序列号识别|{address}|</translation>
    </message>
    <message>
        <source>It answered|{address}|</source>
        <translation>已应答|{address}|</translation>
    </message>
    <message>
        <source>First scan came in|{address}|</source>
        <translation>已收到首次扫描|{address}|</translation>
    </message>
    <message>
        <source>Back again|{address}|</source>
        <translation>已恢复连接|{address}|</translation>
    </message>
    <message>
        <source>Unplugged|{address}|Plug it in; it is looked for</source>
        <translation>已拔出|{address}|请插入，程序会自动识别</translation>
    </message>
    <message>
        <source>Resting|{address}|</source>
        <translation>休眠中|{address}|</translation>
    </message>
    <message>
        <source>No right to use the port|{address}|Give this user the right (group dialout, for printers lp)</source>
        <translation>无权使用该端口|{address}|请授予该用户权限（dialout 组，打印机为 lp 组）</translation>
    </message>
    <message>
        <source>Another program uses the port|{address}|Close that program</source>
        <translation>端口被其他程序占用|{address}|请关闭该程序</translation>
    </message>
    <message>
        <source>Not a serial port|{address}|Choose the port in the settings</source>
        <translation>不是串口|{address}|请在设置中选择端口</translation>
    </message>
    <message>
        <source>Another device is at this port|{address} · {found}|Plug the right one in, or choose this one</source>
        <translation>该端口上是另一台设备|{address} · {found}|请插入原设备，或改用这一台</translation>
    </message>
    <message>
        <source>Two alike, which one?|{address} · {devices}|Choose one in the settings</source>
        <translation>有两台相同的设备，用哪一台？|{address} · {devices}|请在设置中选择</translation>
    </message>
    <message>
        <source>Noise on the line|{address}|Check baud rate and cable</source>
        <translation>线路有干扰|{address}|请检查波特率和线缆</translation>
    </message>
    <message>
        <source>The line is clean again|{address}|</source>
        <translation>线路已恢复正常|{address}|</translation>
    </message>
    <message>
        <source>The labels have run out|{address}|Put a new roll in, close the head</source>
        <translation>标签纸用完了|{address}|装入新的标签卷，合上打印头</translation>
    </message>
    <message>
        <source>The ribbon has run out|{address}|Put a new ribbon in</source>
        <translation>碳带用完了|{address}|装入新的碳带</translation>
    </message>
    <message>
        <source>The print head is open|{address}|Close the head</source>
        <translation>打印头没有合上|{address}|合上打印头</translation>
    </message>
    <message>
        <source>The cover is open|{address}|Close the cover</source>
        <translation>机盖没有合上|{address}|合上机盖</translation>
    </message>
    <message>
        <source>The printer is paused|{address}|Press its pause key to go on</source>
        <translation>打印机已暂停|{address}|按打印机上的暂停键继续</translation>
    </message>
    <message>
        <source>The printer is too hot|{address}|Let it cool down; it goes on by itself</source>
        <translation>打印机过热|{address}|等它冷却，之后会自行继续</translation>
    </message>
    <message>
        <source>The print head is too cold|{address}|Let it warm up</source>
        <translation>打印头温度过低|{address}|等它升温</translation>
    </message>
    <message>
        <source>Labels are jammed|{address}|Open the printer and take the jam out</source>
        <translation>标签卡住了|{address}|打开打印机，取出卡住的标签</translation>
    </message>
    <message>
        <source>The cutter is stuck|{address}|Switch the printer off and free the cutter</source>
        <translation>切刀卡住了|{address}|关闭打印机，清理切刀</translation>
    </message>
    <message>
        <source>The print head is faulty|{address}|Call service</source>
        <translation>打印头有故障|{address}|请联系维修</translation>
    </message>
    <message>
        <source>The printer does not find the gap between labels|{address}|Calibrate the printer for its labels</source>
        <translation>打印机找不到标签间隙|{address}|按当前标签校准打印机</translation>
    </message>
    <message>
        <source>The printer&apos;s memory is full|{address}|Wait until it has printed</source>
        <translation>打印机内存已满|{address}|等它打印完</translation>
    </message>
    <message>
        <source>The printer holds half a label|{address}|Switch the printer off and on</source>
        <translation>打印机里有半张未收完的标签|{address}|关闭打印机再打开</translation>
    </message>
    <message>
        <source>The printer has lost its set-up|{address}|Set the printer up again</source>
        <translation>打印机丢失了设置|{address}|重新设置打印机</translation>
    </message>
    <message>
        <source>The printer is in diagnostic mode|{address}|Switch the printer off and on</source>
        <translation>打印机处于诊断模式|{address}|关闭打印机再打开</translation>
    </message>
    <message>
        <source>The printer reports an error|{address}|See its display or lamps</source>
        <translation>打印机报告了错误|{address}|查看它的显示屏或指示灯</translation>
    </message>
    <message>
        <source>Printing|{address}|</source>
        <translation>正在打印|{address}|</translation>
    </message>
    <message>
        <source>A label waits to be taken|{address}|Take the label</source>
        <translation>有标签等待取走|{address}|取走标签</translation>
    </message>
    <message>
        <source>The printer&apos;s answer makes no sense|{address}|Check language, baud rate and cable</source>
        <translation>打印机的回答无法理解|{address}|检查打印语言、波特率和电缆</translation>
    </message>
    <message>
        <source>The printer broke the connection|{address}|Check power and network</source>
        <translation>打印机断开了连接|{address}|检查电源和网络</translation>
    </message>
    <message>
        <source>The printer takes no more data|{address}|See whether labels, ribbon or head need a hand</source>
        <translation>打印机不再接收数据|{address}|检查标签、碳带和打印头</translation>
    </message>
    <message>
        <source>Printing is paused here|{address}|Resume it on the page of printers</source>
        <translation>已在本机暂停打印|{address}|请在打印机页面恢复</translation>
    </message>
    <message>
        <source>This way the printer cannot be asked|{address}|Scan each label to prove it</source>
        <translation>经此通道无法询问打印机|{address}|逐张扫描标签确认</translation>
    </message>
    <message>
        <source>The print queue is not there|{address}|Choose another queue in the settings</source>
        <translation>没有这个打印队列|{address}|在设置中选择其他队列</translation>
    </message>
    <message>
        <source>The print queue takes no jobs|{address}|Switch the queue on in the computer&apos;s settings</source>
        <translation>打印队列不接收任务|{address}|在电脑的设置中启用该队列</translation>
    </message>
    <message>
        <source>The file cannot be written|{address}|Free some space or choose another folder</source>
        <translation>文件无法写入|{address}|腾出空间或选择其他文件夹</translation>
    </message>
    <message>
        <source>A movement has no sides|{key}|</source>
        <translation>流水没有分录|{key}|</translation>
    </message>
    <message>
        <source>A leg belongs to no movement|{key}|</source>
        <translation>分录不属于任何流水|{key}|</translation>
    </message>
    <message>
        <source>A balance is missing|{key} · expected {expected}, found {found}|</source>
        <translation>缺少结存|{key} · 应为 {expected}，实为 {found}|</translation>
    </message>
    <message>
        <source>A balance differs from the ledger|{key} · expected {expected}, found {found}|</source>
        <translation>结存与流水账不符|{key} · 应为 {expected}，实为 {found}|</translation>
    </message>
    <message>
        <source>A balance is below zero|{key} · found {found}|</source>
        <translation>结存小于零|{key} · 实为 {found}|</translation>
    </message>
    <message>
        <source>A movement was reversed twice|{key} · found {found}|</source>
        <translation>流水被冲销两次|{key} · 实为 {found}|</translation>
    </message>
    <message>
        <source>A reversal names no movement|{key} · expected {expected}|</source>
        <translation>冲销没有对应的流水|{key} · 应为 {expected}|</translation>
    </message>
    <message>
        <source>A movement is not in the audit chain|{key}|</source>
        <translation>流水不在审计链中|{key}|</translation>
    </message>
    <message>
        <source>A movement is in the audit chain twice|{key}|</source>
        <translation>流水在审计链中出现两次|{key}|</translation>
    </message>
    <message>
        <source>A movement is gone|{key} · {expected}|</source>
        <translation>流水丢失|{key} · {expected}|</translation>
    </message>
    <message>
        <source>A movement was changed|{key} · expected {expected}, found {found}|</source>
        <translation>流水被改动|{key} · 应为 {expected}，实为 {found}|</translation>
    </message>
    <message>
        <source>A leg is gone|{key} · expected {expected}|</source>
        <translation>分录丢失|{key} · 应为 {expected}|</translation>
    </message>
    <message>
        <source>A leg was added|{key} · found {found}|</source>
        <translation>分录被添加|{key} · 实为 {found}|</translation>
    </message>
    <message>
        <source>A leg was changed|{key} · expected {expected}, found {found}|</source>
        <translation>分录被改动|{key} · 应为 {expected}，实为 {found}|</translation>
    </message>
    <message>
        <source>A link tells of another movement|{key} · found {found}|</source>
        <translation>审计链节点对应另一笔流水|{key} · 实为 {found}|</translation>
    </message>
    <message>
        <source>A link of the audit chain is gone|{key} · expected {expected}, found {found}|</source>
        <translation>审计链缺少节点|{key} · 应为 {expected}，实为 {found}|</translation>
    </message>
    <message>
        <source>A link of the audit chain was changed|{key} · expected {expected}, found {found}|</source>
        <translation>审计链节点被改动|{key} · 应为 {expected}，实为 {found}|</translation>
    </message>
    <message>
        <source>The audit chain ends elsewhere|{key} · expected {expected}, found {found}|</source>
        <translation>审计链末端不符|{key} · 应为 {expected}，实为 {found}|</translation>
    </message>
    <message>
        <source>The audit chain is shorter than it was|{key} · expected {expected}, found {found}|</source>
        <translation>审计链比以前短|{key} · 应为 {expected}，实为 {found}|</translation>
    </message>
    <message>
        <source>A label has no history|{key}|</source>
        <translation>标签没有履历|{key}|</translation>
    </message>
    <message>
        <source>A label differs from its history|{key} · expected {expected}, found {found}|</source>
        <translation>标签与其履历不符|{key} · 应为 {expected}，实为 {found}|</translation>
    </message>
    <message>
        <source>The history of a label has a gap|{key} · expected {expected}, found {found}|</source>
        <translation>标签履历有缺口|{key} · 应为 {expected}，实为 {found}|</translation>
    </message>
    <message>
        <source>The history of a label that is gone|{key}|</source>
        <translation>履历所属的标签已不存在|{key}|</translation>
    </message>
    <message>
        <source>A label and its reprint are both in use|{key} · expected {expected}, found {found}|</source>
        <translation>标签与其重打件同时有效|{key} · 应为 {expected}，实为 {found}|</translation>
    </message>
    <message>
        <source>The audit chain was made anew|{key} · expected {expected}, found {found}|</source>
        <translation>审计链被重建|{key} · 应为 {expected}，实为 {found}|</translation>
    </message>
    <message>
        <source>Not a code of this program|{raw}|Print the card or label anew</source>
        <translation>不是本程序的码|{raw}|请重新打印该卡或标签</translation>
    </message>
    <message>
        <source>This code does nothing here|{raw}|Scan what the screen asks for</source>
        <translation>此码在这里不起作用|{raw}|请按屏幕提示扫描</translation>
    </message>
    <message>
        <source>No delivery is open||Scan the delivery note first</source>
        <translation>尚未打开送货||请先扫描送货单</translation>
    </message>
    <message>
        <source>No tray is open||Scan the tray first</source>
        <translation>尚未打开器械盒||请先扫描器械盒</translation>
    </message>
    <message>
        <source>Nothing is in hand|{raw}|Scan a tray or a unit first</source>
        <translation>手中没有货物|{raw}|请先扫描器械盒或单件</translation>
    </message>
    <message>
        <source>Only the second code was read|lot {lot} · serial {serial}|Scan the code with the item number</source>
        <translation>只读到第二个条码|批号 {lot} · 序列号 {serial}|请扫描带产品标识的条码</translation>
    </message>
    <message>
        <source>A separator is missing: the lot may be wrong|DI {di} · lot {lot} · serial {serial}|Set the scanner to send GS, then scan again</source>
        <translation>缺少分隔符，批号可能有误|DI {di} · 批号 {lot} · 序列号 {serial}|请设置扫描枪发送 GS，再重新扫描</translation>
    </message>
    <message>
        <source>Not in the catalogue|DI {di} · {subject}|Ask for the item to be entered</source>
        <translation>品种目录中没有|DI {di} · {subject}|请联系主管建档</translation>
    </message>
    <message>
        <source>Lot never seen|{item} · lot {lot}|Compare the lot on the pack</source>
        <translation>没有该批次的记录|{item} · 批号 {lot}|请核对包装上的批号</translation>
    </message>
    <message>
        <source>Serial number never seen|{item} · lot {lot} · serial {serial}|Compare the number on the pack</source>
        <translation>没有该序列号的记录|{item} · 批号 {lot} · 序列号 {serial}|请核对包装上的序列号</translation>
    </message>
    <message>
        <source>Item no longer in use|{item} · {ref}|Ask the supervisor</source>
        <translation>品种已停用|{item} · {ref}|请联系主管</translation>
    </message>
    <message>
        <source>The code lacks: {missing}|{item} · {ref}|Scan the other code on the label</source>
        <translation>条码缺少{missing}|{item} · {ref}|请扫描标签上的另一个条码</translation>
    </message>
    <message>
        <source>Lot differs|serial {serial} · read {read}, known as {known}|Compare the lot on the pack</source>
        <translation>批号不一致|序列号 {serial} · 读到 {read}，记录为 {known}|请核对包装上的批号</translation>
    </message>
    <message>
        <source>Expiry date differs|lot {lot} · serial {serial} · read {read}, known as {known}|Compare the date on the pack</source>
        <translation>有效期不一致|批号 {lot} · 序列号 {serial} · 读到 {read}，记录为 {known}|请核对包装上的有效期</translation>
    </message>
    <message>
        <source>The label names a lot, not one piece|{item} · lot {lot}|Scan a tray or a unit with serial number</source>
        <translation>该标签只有批号，不能确定单件|{item} · 批号 {lot}|请扫描器械盒或带序列号的单件</translation>
    </message>
    <message>
        <source>Not on hand: {thing}|{item}|Receive it first, or look at its history</source>
        <translation>不在库：{thing}|{item}|请先收货，或查看其流水</translation>
    </message>
    <message>
        <source>On hand already|serial {serial} · in {place}|Compare the serial number on the pack</source>
        <translation>已在库|序列号 {serial} · 在 {place}|请核对包装上的序列号</translation>
    </message>
    <message>
        <source>Expired {expires_on}|{item} · lot {lot} · serial {serial}|Scan QUARANTINE or ACKNOWLEDGE</source>
        <translation>已于 {expires_on} 过期|{item} · 批号 {lot} · 序列号 {serial}|请扫「隔离」或「知晓」卡</translation>
    </message>
    <message>
        <source>No delivery {notice}||Scan the number on the delivery note, or import the notice</source>
        <translation>没有送货通知 {notice}||请扫描送货单上的单号，或导入送货通知</translation>
    </message>
    <message>
        <source>Delivery {notice} is known with other lines|Nothing was changed|Ask the supplier which one holds</source>
        <translation>送货通知 {notice} 已存在且内容不同|未作任何更改|请向供货方确认以哪份为准</translation>
    </message>
    <message>
        <source>Tray {tray} is not on this notice|Delivery {notice}|Scan a tray of this delivery</source>
        <translation>器械盒 {tray} 不在此送货通知上|送货 {notice}|请扫描本次送货的器械盒</translation>
    </message>
    <message>
        <source>Tray {tray} is not open|Nothing was booked|Scan the tray first</source>
        <translation>器械盒 {tray} 未打开|未记账|请先扫描该器械盒</translation>
    </message>
    <message>
        <source>Tray {tray} is still open||Scan the tray, then CLOSE TRAY, then CONFIRM</source>
        <translation>器械盒 {tray} 尚未封盒||请扫该盒，再扫「封盒」卡，然后扫「确认」卡</translation>
    </message>
    <message>
        <source>Tray {tray} is not empty|Nothing was undone|Take back what lies in it first</source>
        <translation>器械盒 {tray} 不为空|未撤销|请先撤销盒内物品</translation>
    </message>
    <message>
        <source>Not on this notice|{item} · lot {lot} · serial {serial} · {notice}|Scan QUARANTINE or ACKNOWLEDGE</source>
        <translation>不在此送货通知上|{item} · 批号 {lot} · 序列号 {serial} · {notice}|请扫「隔离」或「知晓」卡</translation>
    </message>
    <message>
        <source>It is on the notice|{item} · lot {lot} · serial {serial}|Scan it into its tray, or give a reason for the hold</source>
        <translation>在送货通知上|{item} · 批号 {lot} · 序列号 {serial}|请扫入所属器械盒，或填写隔离原因</translation>
    </message>
    <message>
        <source>Belongs in {place}|{item} · seat {seat}|Take it to {place}</source>
        <translation>应放入 {place}|{item} · {seat} 号位|请放到 {place}</translation>
    </message>
    <message>
        <source>Belongs in {place}|{item}|Take it to {place}, or scan CONFIRM to leave it here</source>
        <translation>应放入 {place}|{item}|请放到 {place}，或扫「确认」卡仍放此处</translation>
    </message>
    <message>
        <source>Belongs in no tray|{item}|Open the delivery again and scan it there</source>
        <translation>不属于任何器械盒|{item}|请重新打开该送货后再扫描</translation>
    </message>
    <message>
        <source>More than announced|{item} · lot {lot} · {pieces:piece/pieces} scanned|Set the surplus aside</source>
        <translation>超出通知数量|{item} · 批号 {lot} · 本次 {pieces} 件|请将多出的货物放在一边</translation>
    </message>
    <message>
        <source>Every seat of {tray} is taken||Scan another tray</source>
        <translation>器械盒 {tray} 已没有空位||请扫描其他器械盒</translation>
    </message>
    <message>
        <source>Which seat of {tray}?|Open: {seats}|Choose the seat on the plan</source>
        <translation>器械盒 {tray} 的哪个位置？|空位：{seats}|请在盒图上选择位置</translation>
    </message>
    <message>
        <source>Which short-dated unit?|{serials}|Choose the unit, then accept it</source>
        <translation>接受哪一件近效期货物？|{serials}|请先选择，再接受</translation>
    </message>
    <message>
        <source>No short date waits for a decision|{notice}|</source>
        <translation>没有待处理的近效期货物|{notice}|</translation>
    </message>
    <message>
        <source>Short dates to decide: {count}||Scan ACCEPT SHORT DATE, or set them aside</source>
        <translation>有 {count} 件近效期货物待处理||请扫「接受近效期」卡，或放在一边</translation>
    </message>
    <message>
        <source>A new label was not scanned back|seat {seat}|Scan the new label, then CONFIRM</source>
        <translation>新标签尚未回扫|{seat} 号位|请扫描新标签，再扫「确认」卡</translation>
    </message>
    <message>
        <source>Nothing has been received|{notice}|Scan the goods first</source>
        <translation>尚未收到任何货物|{notice}|请先扫描货物</translation>
    </message>
    <message>
        <source>{thing} is in {place} already||Scan the next one</source>
        <translation>{thing} 已在 {place}||请扫描下一件</translation>
    </message>
    <message>
        <source>{place} is kept for another owner|{thing}|Choose a bin of the goods&apos; owner</source>
        <translation>{place} 专供其他货主使用|{thing}|请选择该货主的库位</translation>
    </message>
    <message>
        <source>{place} is not a bin||Scan the label of a bin</source>
        <translation>{place} 不是货架库位||请扫描库位标签</translation>
    </message>
    <message>
        <source>Delivery {notice} is not confirmed|tray {tray}|Scan CONFIRM at the receiving desk first</source>
        <translation>送货 {notice} 尚未确认|器械盒 {tray}|请先在收货台扫「确认」卡</translation>
    </message>
    <message>
        <source>Delivery {notice} is posted|Posted {at}|Open another delivery</source>
        <translation>送货 {notice} 已过账|过账时间 {at}|请打开其他送货</translation>
    </message>
    <message>
        <source>The item has no UDI-DI|{item} · {ref}|Enter its UDI-DI, then print the label</source>
        <translation>该品种没有 UDI-DI|{item} · {ref}|请先录入 UDI-DI，再打印标签</translation>
    </message>
    <message>
        <source>Quarantine goods only in {allowed}|{thing} · not in {place}|Take it to the quarantine bins</source>
        <translation>隔离品只能放入 {allowed}|{thing} · 不能放入 {place}|请放到隔离库位</translation>
    </message>
    <message>
        <source>Quarantine goods only in a quarantine bin|{thing} · not in {place}|Set up a quarantine bin</source>
        <translation>隔离品只能放入隔离库位|{thing} · 不能放入 {place}|请设置隔离库位</translation>
    </message>
    <message>
        <source>{thing} belongs with {purpose}|not in {place} · bins: {allowed}|Scan one of these bins</source>
        <translation>{thing} 应放入{purpose}库位|不能放入 {place} · 可用库位：{allowed}|请扫描其中一个库位</translation>
    </message>
    <message>
        <source>{place} is full|Holds {holds}|Scan another bin</source>
        <translation>{place} 已放满|现有 {holds}|请扫描其他库位</translation>
    </message>
    <message>
        <source>Unknown tray {tray}||Compare the tray&apos;s label</source>
        <translation>没有器械盒 {tray}||请核对器械盒标签</translation>
    </message>
    <message>
        <source>Unknown place|{place} · {subject}|Compare the label of the place</source>
        <translation>没有该库位|{place} · {subject}|请核对库位标签</translation>
    </message>
    <message>
        <source>By the book {thing} is at {place}||Take it back at the cases, trays or returns desk first</source>
        <translation>账面上 {thing} 在 {place}||请先在手术、器械盒或退货任务中收回</translation>
    </message>
    <message>
        <source>{place} is outside the stock||Receive, consume or give back instead of moving</source>
        <translation>{place} 不在库存范围内||请用收货、消耗或退回，不要用移库</translation>
    </message>
    <message>
        <source>Which of these?|{item} · lot {lot} · {sources}|Say which place it comes from, and whose it is</source>
        <translation>是哪一个？|{item} · 批号 {lot} · {sources}|请说明来自哪个位置、属于谁</translation>
    </message>
    <message>
        <source>Not enough stock|{held} there, {wanted} wanted · lot {lot} · in {place}|Count the bin</source>
        <translation>库存不足|现有 {held}，需要 {wanted} · 批号 {lot} · 在 {place}|请盘点该库位</translation>
    </message>
    <message>
        <source>Nothing to undo|You booked nothing at this desk|</source>
        <translation>没有可撤销的操作|您在此工位没有记账|</translation>
    </message>
    <message>
        <source>Undone already|Nothing was changed|</source>
        <translation>已撤销过|未作任何更改|</translation>
    </message>
    <message>
        <source>Unknown badge|{badge} · {subject}|Ask the administrator</source>
        <translation>没有此工牌|{badge} · {subject}|请联系管理员</translation>
    </message>
    <message>
        <source>No right: {action}|{role}|Ask the supervisor</source>
        <translation>无权{action}|{role}|请联系主管</translation>
    </message>
    <message>
        <source>Not your site|{site} · {place}|Ask the administrator</source>
        <translation>不是您的站点|{site} · {place}|请联系管理员</translation>
    </message>
    <message>
        <source>The last administrator stays|Nothing was changed|Name another administrator first</source>
        <translation>必须保留一名管理员|未作任何更改|请先指定另一名管理员</translation>
    </message>
    <message>
        <source>Unknown site|{site} · {subject}|Choose a site from the list</source>
        <translation>没有该站点|{site} · {subject}|请从列表中选择站点</translation>
    </message>
    <message>
        <source>Unknown party|{party} · {subject}|Choose a party from the list</source>
        <translation>没有该单位|{party} · {subject}|请从列表中选择单位</translation>
    </message>
    <message>
        <source>{subject} is not kept here||Check the code</source>
        <translation>本系统中没有 {subject}||请核对代码</translation>
    </message>
    <message>
        <source>{subject} names several||Say the maker or the model too</source>
        <translation>{subject} 对应多个||请同时填写厂家或型号</translation>
    </message>
    <message>
        <source>{subject} has no number there|{system}|Look at the list of external numbers</source>
        <translation>{subject} 在该系统中没有编号|{system}|请查看外部编号列表</translation>
    </message>
    <message>
        <source>{value} names another thing by now||Take that number out of use first</source>
        <translation>{value} 现在是另一项的编号||请先停用那个编号</translation>
    </message>
    <message>
        <source>Somebody changed {subject} meanwhile|{fields}|Look at the new values, then save again</source>
        <translation>{subject} 已被他人修改|{fields}|请查看新内容后再保存</translation>
    </message>
    <message>
        <source>{subject} still has goods|{held:piece/pieces} on hand|Move the goods first</source>
        <translation>{subject} 仍有库存|在库 {held} 件|请先移走货物</translation>
    </message>
    <message>
        <source>{subject} is still in use|{names}|Change or end these first: {count} in all</source>
        <translation>{subject}仍在使用|{names}|请先处理这些，共{count}项</translation>
    </message>
    <message>
        <source>Place {place} exists already||Choose another code</source>
        <translation>库位 {place} 已存在||请换一个编码</translation>
    </message>
    <message>
        <source>The zone {zone} has no size|Width and depth in mm|Enter both</source>
        <translation>专区 {zone} 没有尺寸|宽和深，单位 mm|请填写两项</translation>
    </message>
    <message>
        <source>Rack {rack} cannot be drawn|Name, place, width and depth in mm, levels, bins a level|Up to {levels} levels, up to {slots} bins a level</source>
        <translation>无法绘制货架 {rack}|名称、位置、宽度和深度（毫米）、层数、每层格数|最多 {levels} 层，每层最多 {slots} 格</translation>
    </message>
    <message>
        <source>Rack {rack} is there twice||Give each rack a name of its own</source>
        <translation>货架 {rack} 重复||请给每个货架不同的名称</translation>
    </message>
    <message>
        <source>Rack {rack} stands where rack {other} stands||Move one of them</source>
        <translation>货架 {rack} 与货架 {other} 位置重叠||请移动其中一个</translation>
    </message>
    <message>
        <source>Rack {rack} is drawn and stays as it is||Write it as it was; only new racks can be added</source>
        <translation>货架 {rack} 已绘制，不再改动||请按原样填写；只能增加新货架</translation>
    </message>
    <message>
        <source>Too many bins for one zone||Draw at most {most} bins</source>
        <translation>一个库区的库位过多||最多绘制 {most} 个库位</translation>
    </message>
    <message>
        <source>Rack {rack} stands outside the zone||Move it or make the zone larger</source>
        <translation>货架 {rack} 超出专区范围||请移动货架，或扩大专区</translation>
    </message>
    <message>
        <source>Zone {zone} still holds goods of {owner}||Move those goods first, or leave the zone to anybody</source>
        <translation>专区 {zone} 中仍有 {owner} 的货物||请先移走这些货物，或不限定货主</translation>
    </message>
    <message>
        <source>No such slot|rack {rack} · level {level} · slot {slot}|Choose a slot of the rack</source>
        <translation>没有该货位|货架 {rack} · 第 {level} 层 · 第 {slot} 格|请选择货架上的货位</translation>
    </message>
    <message>
        <source>{field} is empty||Fill it in</source>
        <translation>{field} 未填写||请填写</translation>
    </message>
    <message>
        <source>This database is set up already||Sign in</source>
        <translation>此数据库已完成初始设置||请登录</translation>
    </message>
    <message>
        <source>{count:entry/entries} to correct|{faults}|Correct and save again</source>
        <translation>有 {count} 处需要更正|{faults}|请更正后再保存</translation>
    </message>
    <message>
        <source>Not an amount|{value}|Enter CNY with at most two decimals</source>
        <translation>不是有效金额|{value}|请填写人民币金额，最多两位小数</translation>
    </message>
    <message>
        <source>Not a quantity|{value}|Enter pieces, at most three decimals</source>
        <translation>不是有效数量|{value}|请填写件数，最多三位小数</translation>
    </message>
    <message>
        <source>No such label|{label}|Choose a label from the list</source>
        <translation>没有这张标签|{label}|请从列表中选择标签</translation>
    </message>
    <message>
        <source>This label does not wait for a printer|{state}|Look at its history before printing it again</source>
        <translation>该标签不在等待打印|{state}|再次打印前请先查看其履历</translation>
    </message>
    <message>
        <source>A label cannot go from {state} to {wanted}|Nothing was changed|Look at its history</source>
        <translation>标签不能由“{state}”变为“{wanted}”|未做任何更改|请查看其履历</translation>
    </message>
    <message>
        <source>Part of the label was sent|{bytes} bytes|Look whether it came out, then say so</source>
        <translation>标签数据已部分发出|{bytes} 字节|请查看是否已打出，再作确认</translation>
    </message>
    <message>
        <source>Nobody is in doubt about this label|{state}|Nothing was changed</source>
        <translation>该标签无需确认|{state}|未做任何更改</translation>
    </message>
    <message>
        <source>This label is being sent|{printer}|Wait until the printer has it, then try again</source>
        <translation>该标签正在发送|{printer}|请等打印机接收完毕后再试</translation>
    </message>
    <message>
        <source>Nothing of this label came out|{state}|Print it from the queue; a reprint is not needed</source>
        <translation>该标签尚未打出|{state}|请从队列打印，无需重打</translation>
    </message>
    <message>
        <source>This label was printed again already|Nothing was changed|Use the newer label</source>
        <translation>该标签已重打过|未做任何更改|请使用较新的标签</translation>
    </message>
    <message>
        <source>This label is void|{symbol}|Destroy it; do not stick it on</source>
        <translation>该标签已作废|{symbol}|请销毁，切勿粘贴</translation>
    </message>
    <message>
        <source>This unit has a label already|{item} · serial {serial} · {state}|Reprint that one, with a reason</source>
        <translation>该件已有标签|{item} · 序列号 {serial} · {state}|请说明原因并重打原标签</translation>
    </message>
    <message>
        <source>Only one label each|{copies} asked for|Order one; a destroyed one can be printed again</source>
        <translation>每件只能有一张标签|要求 {copies} 张|请只下一张，损毁后可重打</translation>
    </message>
    <message>
        <source>Not a number of labels|{copies}|From 1 to {most}</source>
        <translation>标签张数无效|{copies}|应为 1 至 {most}</translation>
    </message>
    <message>
        <source>No printed label waits for this scan|{raw}|Compare it with the list of open labels</source>
        <translation>没有待回扫的标签与此相符|{raw}|请与未回扫标签列表核对</translation>
    </message>
    <message>
        <source>Nothing to label in {zone}|{skipped:label/labels} there already|See the open labels</source>
        <translation>{zone} 没有需要打印的标签|已有 {skipped} 张标签|请查看未完成的标签</translation>
    </message>
    <message>
        <source>Nothing waits in this run||See the open labels</source>
        <translation>该批次没有等待打印的标签||请查看未核对标签</translation>
    </message>
    <message>
        <source>No such run of labels|{run}|sparezone query label_runs shows them all</source>
        <translation>没有这个标签批次|{run}|用 sparezone query label_runs 查看全部</translation>
    </message>
    <message>
        <source>Not on hold|{item} · lot {lot} · serial {serial}|Put it on hold first</source>
        <translation>未处于隔离状态|{item} · 批号 {lot} · 序列号 {serial}|请先隔离</translation>
    </message>
    <message>
        <source>No label can be made for this||Scan a unit, a lot, a tray, a bin, a place or a delivery note</source>
        <translation>无法为此对象生成标签||请扫描单件、批次、器械盒、货位、库位或送货单</translation>
    </message>
    <message>
        <source>A reason is needed|Nothing was changed|Say why</source>
        <translation>需要填写原因|未做任何更改|请说明原因</translation>
    </message>
    <message>
        <source>Unknown zone {zone}||Choose a zone from the list</source>
        <translation>未知库区 {zone}||请从列表中选择库区</translation>
    </message>
    <message>
        <source>{count:fault/faults} in the file|{faults} · nothing was kept|Correct the file, import it again</source>
        <translation>文件中有 {count} 处错误|{faults} · 未导入任何内容|请更正文件后重新导入</translation>
    </message>
    <message>
        <source>No lines|Nothing was kept|Add at least one line</source>
        <translation>没有明细行|未保存任何内容|请至少添加一行</translation>
    </message>
    <message>
        <source>Document {document} is booked already|Nothing was changed|Use another number</source>
        <translation>单据 {document} 已记账|未作任何更改|请使用其他单号</translation>
    </message>
    <message>
        <source>Unknown kind of file|{kind}|One of: {kinds}</source>
        <translation>没有这种文件类型|{kind}|可用类型：{kinds}</translation>
    </message>
    <message>
        <source>The letters cannot be read|{file}|Name the encoding: {encodings}</source>
        <translation>无法识别文字编码|{file}|请指定编码：{encodings}</translation>
    </message>
    <message>
        <source>This text cannot be kept|It is too long, or holds what is no character|Shorten it, or type it anew</source>
        <translation>该文字无法保存|过长，或含有不是文字的内容|请缩短，或重新输入</translation>
    </message>
    <message>
        <source>The file is too large|{file} · at most {rows} rows, {columns} columns|Split it</source>
        <translation>文件过大|{file} · 最多 {rows} 行、{columns} 列|请拆分文件</translation>
    </message>
    <message>
        <source>The file is empty|{file}|Choose another file</source>
        <translation>文件为空|{file}|请另选文件</translation>
    </message>
    <message>
        <source>The file is damaged|{file}|Save it anew, then import it again</source>
        <translation>文件已损坏|{file}|请另存后重新导入</translation>
    </message>
    <message>
        <source>The file unpacks to far too much|{file}|Save it anew, or ask where it comes from</source>
        <translation>文件解压后异常庞大|{file}|请另存，或核实文件来源</translation>
    </message>
    <message>
        <source>The file takes too long to read|{file} · over {seconds} s|Save it as CSV</source>
        <translation>文件读取超时|{file} · 超过 {seconds} 秒|请另存为 CSV</translation>
    </message>
    <message>
        <source>The request cannot be read|{field} · {why}|Correct the request</source>
        <translation>请求无法识别|{field} · {why}|请更正请求</translation>
    </message>
    <message>
        <source>No such verb|{verb}|sparezone do --list shows them all</source>
        <translation>没有该操作|{verb}|用 sparezone do --list 查看全部</translation>
    </message>
    <message>
        <source>No such query|{name}|sparezone query --list shows them all</source>
        <translation>没有该查询|{name}|用 sparezone query --list 查看全部</translation>
    </message>
    <message>
        <source>This request number was used for something else|{request_id} · {verb}|Give every request its own</source>
        <translation>该请求编号已用于其他操作|{request_id} · {verb}|请为每个请求使用新编号</translation>
    </message>
    <message>
        <source>A movement needs two sides|Nothing was booked|Report this</source>
        <translation>流水至少要有两条分录|未记账|请报告此问题</translation>
    </message>
    <message>
        <source>The sides of a movement do not cancel|{key} · expected {expected}, found {found}|Report this, book nothing</source>
        <translation>流水的分录不平|{key} · 应为 {expected}，实为 {found}|请停止记账并报告</translation>
    </message>
    <message>
        <source>A single piece is not exactly one|{key} · expected {expected}, found {found}|Report this, book nothing</source>
        <translation>单件数量不为 1|{key} · 应为 {expected}，实为 {found}|请停止记账并报告</translation>
    </message>
    <message>
        <source>This movement may not change the owner|Nothing was booked|Report this</source>
        <translation>此类流水不能变更货主|未记账|请报告此问题</translation>
    </message>
    <message>
        <source>The ledger is not sound: {faults:fault/faults}|{table} {key}|sparezone db verify lists them all</source>
        <translation>流水账有 {faults} 处异常|{table} {key}|用 sparezone db verify 查看全部</translation>
    </message>
    <message>
        <source>This cannot be written as a barcode|{what}|Compare the item&apos;s data</source>
        <translation>无法生成条码|{what}|请核对品种资料</translation>
    </message>
    <message>
        <source>Stopped|Nothing was changed|</source>
        <translation>已停止|未作任何更改|</translation>
    </message>
    <message>
        <source>Line free||Go on scanning</source>
        <translation>已解除停线||请继续扫描</translation>
    </message>
    <message>
        <source>Line held|{held_for} · nothing was booked|{held_next}</source>
        <translation>停线|{held_for} · 未记账|{held_next}</translation>
    </message>
    <message>
        <source>One code read, one to go|{item} · lot {lot} · serial {serial} · still needed: {missing}|Scan the other code on the label</source>
        <translation>已读一个条码，还差一个|{item} · 批号 {lot} · 序列号 {serial} · 还需要{missing}|请扫描标签上的另一个条码</translation>
    </message>
    <message>
        <source>Nothing to acknowledge||Go on scanning</source>
        <translation>没有需要知晓的内容||请继续扫描</translation>
    </message>
    <message>
        <source>What does the label say?|lot {lot} · serial {serial} · expiry {expires_on} · DI {di}|YES if this is so, NO for the next reading; ACKNOWLEDGE drops it</source>
        <translation>标签上怎么写？|批号 {lot} · 序列号 {serial} · 有效期 {expires_on} · DI {di}|是这样扫「是」，看下一种读法扫「否」；扫「知晓」放弃</translation>
    </message>
    <message>
        <source>Undone: {kind}|{item} · lot {lot} · serial {serial} · {document}|</source>
        <translation>已撤销：{kind}|{item} · 批号 {lot} · 序列号 {serial} · {document}|</translation>
    </message>
    <message>
        <source>Signed in: {name}|{role}|Scan a task card, or go on</source>
        <translation>已登录：{name}|{role}|请扫任务卡，或继续工作</translation>
    </message>
    <message>
        <source>Signed out||Scan your badge</source>
        <translation>已退出||请扫工牌</translation>
    </message>
    <message>
        <source>{name}|{role}|</source>
        <translation>{name}|{role}|</translation>
    </message>
    <message>
        <source>{task}||Scan</source>
        <translation>{task}||请扫描</translation>
    </message>
    <message>
        <source>Language changed||</source>
        <translation>语言已切换||</translation>
    </message>
    <message>
        <source>Nobody is signed in|Nothing was booked|Scan your badge</source>
        <translation>尚未登录|未记账|请扫工牌</translation>
    </message>
    <message>
        <source>The scan could not be kept|{unkept_why} · nothing was booked|{unkept_next}</source>
        <translation>扫描未能保存|{unkept_why} · 未记账|{unkept_next}</translation>
    </message>
    <message>
        <source>The program met a fault of its own|This scan may not be booked|Look at the stock before you scan it again</source>
        <translation>程序内部故障|本次扫描可能未记账|请先查看库存，再重新扫描</translation>
    </message>
    <message>
        <source>{received}/{lines} · {trays:tray/trays}|Delivery {notice} · owner {owner} · {consigned}|Scan a tray</source>
        <translation>{received}/{lines} · {trays} 个器械盒|送货 {notice} · 货主 {owner} · {consigned}|请扫描器械盒</translation>
    </message>
    <message>
        <source>{received}/{of} · {tray}||Scan what is in the tray</source>
        <translation>{received}/{of} · {tray}||请扫描盒内物品</translation>
    </message>
    <message>
        <source>{received}/{of} · {item}|seat {seat} · lot {lot} · serial {serial} · until {expires_on}|</source>
        <translation>{received}/{of} · {item}|{seat} 号位 · 批号 {lot} · 序列号 {serial} · 有效期至 {expires_on}|</translation>
    </message>
    <message>
        <source>{days_left:day/days}, minimum {minimum_days}|{received}/{of} · {item} · seat {seat} · lot {lot} · serial {serial} · until {expires_on}|Scan ACCEPT SHORT DATE, or set it aside</source>
        <translation>剩余 {days_left} 天，最低要求 {minimum_days} 天|{received}/{of} · {item} · {seat} 号位 · 批号 {lot} · 序列号 {serial} · 有效期至 {expires_on}|请扫「接受近效期」卡，或放在一边</translation>
    </message>
    <message>
        <source>Already counted · seat {seat}|{received}/{of} · {item} · lot {lot} · serial {serial}|</source>
        <translation>已清点 · {seat} 号位|{received}/{of} · {item} · 批号 {lot} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>Label verified · {received}/{of}|{item} · seat {seat} · lot {lot} · serial {serial} · until {expires_on}|</source>
        <translation>标签已核对 · {received}/{of}|{item} · {seat} 号位 · 批号 {lot} · 序列号 {serial} · 有效期至 {expires_on}|</translation>
    </message>
    <message>
        <source>Label verified|{item} · lot {lot} · serial {serial} · {more} more of this code|Scan the next label</source>
        <translation>标签已确认|{item} · 批号 {lot} · 序列号 {serial} · 同码还有 {more} 张|请扫描下一张标签</translation>
    </message>
    <message>
        <source>Already verified|{item} · lot {lot} · serial {serial}|Scan the next label</source>
        <translation>此前已确认|{item} · 批号 {lot} · 序列号 {serial}|请扫描下一张标签</translation>
    </message>
    <message>
        <source>Label for {thing}||See how it looks, then scan CONFIRM</source>
        <translation>{thing} 的标签||请查看样式，再扫「确认」卡打印</translation>
    </message>
    <message>
        <source>{count:label/labels} ordered|{thing}|Stick it on, scan it back</source>
        <translation>已下单 {count} 张标签|{thing}|贴好后请回扫</translation>
    </message>
    <message>
        <source>{count:label/labels} ordered for {zone}|{skipped} there already · no label for {refs}|Stick each on, scan it back</source>
        <translation>专区 {zone} 已下单 {count} 张标签|已有 {skipped} 张 · 无法生成：{refs}|逐张贴好并回扫</translation>
    </message>
    <message>
        <source>{count:label/labels} on {pages:page/pages}|{file} · {skipped} passed over: taken by a printer meanwhile|Print it at 100 %, stick each on, scan it back</source>
        <translation>{count} 张标签，共 {pages} 页|{file} · 跳过 {skipped} 张：已被打印机取走|按 100 % 打印，逐张粘贴并回扫</translation>
    </message>
    <message>
        <source>The test label prints||Hold its ruler to a real one, then scan the label back</source>
        <translation>正在打印测试标签||请用直尺核对其刻度，再回扫标签</translation>
    </message>
    <message>
        <source>{count:label/labels} moved to {to}||</source>
        <translation>已将 {count} 张标签移到 {to}||</translation>
    </message>
    <message>
        <source>{tray} complete · {received}/{of}|Its label prints|Scan the next tray, or CONFIRM</source>
        <translation>{tray} 已齐 · {received}/{of}|正在打印盒标签|请扫描下一个器械盒，或扫「确认」卡</translation>
    </message>
    <message>
        <source>{tray} closed · {received}/{of}|Its label prints · open seats: {open_seats}|Scan the next tray, or CONFIRM</source>
        <translation>{tray} 已封盒 · {received}/{of}|正在打印盒标签 · 空位：{open_seats}|请扫描下一个器械盒，或扫「确认」卡</translation>
    </message>
    <message>
        <source>Compare with the pack · seat {seat}|{item} · lot {lot} · serial {serial} · until {expires_on}|The label prints: stick it on, scan it back</source>
        <translation>请与包装核对 · {seat} 号位|{item} · 批号 {lot} · 序列号 {serial} · 有效期至 {expires_on}|标签正在打印：请贴好并回扫</translation>
    </message>
    <message>
        <source>Short date accepted · {days_left:day/days}|{item} · seat {seat} · lot {lot} · serial {serial} · {waiting} still to decide|</source>
        <translation>已接受近效期 · 剩余 {days_left} 天|{item} · {seat} 号位 · 批号 {lot} · 序列号 {serial} · 还有 {waiting} 件待处理|</translation>
    </message>
    <message>
        <source>Discrepancy note written · {entries:entry/entries}|{path}|</source>
        <translation>差异单已保存 · {entries:条/条}|{path}|</translation>
    </message>
    <message>
        <source>The note could not be written|{detail}|Choose another folder</source>
        <translation>差异单无法保存|{detail}|请选择其他文件夹</translation>
    </message>
    <message>
        <source>Delivery {notice} posted · {normal:piece/pieces}|{short_dated} short-dated · {quarantined} in quarantine · {short} missing · {trays_complete}/{trays} trays complete · consigned CNY {consigned_value}|Put the trays away</source>
        <translation>送货 {notice} 已过账 · {normal} 件|近效期 {short_dated} · 隔离 {quarantined} · 短少 {short} · 器械盒 {trays_complete}/{trays} 已齐 · 寄售货值 CNY {consigned_value}|请将器械盒上架</translation>
    </message>
    <message>
        <source>In quarantine · {reason}|{item} · lot {lot} · serial {serial} · in {place}|The hold label prints: stick it on, put the pack into quarantine</source>
        <translation>已隔离 · {reason}|{item} · 批号 {lot} · 序列号 {serial} · 在 {place}|隔离标签正在打印：请贴好并放入隔离区</translation>
    </message>
    <message>
        <source>Noted for the discrepancy note · {reason}|The catalogue does not know these goods: nothing was booked|The hold label prints: stick it on, set the pack aside</source>
        <translation>已记入差异单 · {reason}|品种目录中没有该货物，未记账|隔离标签正在打印：请贴好并放在一边</translation>
    </message>
    <message>
        <source>Put into {place}|{thing} · {held} · now in {stands_in}|Scan the bin</source>
        <translation>放入 {place}|{thing} · {held} · 现在 {stands_in}|请扫描库位</translation>
    </message>
    <message>
        <source>No bin is free for {thing}|{held} · now in {stands_in}|Scan any bin of its kind with room</source>
        <translation>没有空库位可放 {thing}|{held} · 现在 {stands_in}|请扫描任一有空间的同类库位</translation>
    </message>
    <message>
        <source>{pieces} × {item}|lot {lot}|Scan it again for one more, then the bin</source>
        <translation>{pieces} × {item}|批号 {lot}|再扫一次加一件，然后扫库位</translation>
    </message>
    <message>
        <source>{pieces} × {item} in {target}|lot {lot} · from {source}|</source>
        <translation>{pieces} × {item} 已放入 {target}|批号 {lot} · 来自 {source}|</translation>
    </message>
    <message>
        <source>{thing} is in its bin|{held} · in {place}|Scan the next one</source>
        <translation>{thing} 已在所属库位|{held} · 在 {place}|请扫描下一件</translation>
    </message>
    <message>
        <source>{thing} in {place}|Zone {zone} · {filled}/{of} bins · {percent} %|</source>
        <translation>{thing} 已放入 {place}|专区 {zone} · 库位 {filled}/{of} · {percent}%|</translation>
    </message>
    <message>
        <source>{thing} in {place} · zone nearly full|Zone {zone} · {filled}/{of} bins · {percent} %, limit 90 %|</source>
        <translation>{thing} 已放入 {place} · 专区将满|专区 {zone} · 库位 {filled}/{of} · {percent}%，上限 90%|</translation>
    </message>
    <message>
        <source>{place} holds {holds}||</source>
        <translation>{place} 存放 {holds}||</translation>
    </message>
    <message>
        <source>{place} is empty|Should hold {should_hold}|</source>
        <translation>{place} 为空|应放 {should_hold}|</translation>
    </message>
    <message>
        <source>{place} holds {holds}, should hold {should_hold}||Scan {holds}, then the bin it is proposed for</source>
        <translation>{place} 存放 {holds}，应放 {should_hold}||请扫描 {holds}，再扫描提示的库位</translation>
    </message>
    <message>
        <source>Saved, but the floor is {area} m²|The agreement asks for 3 to 5 m²|</source>
        <translation>已保存，但面积为 {area} m²|协议要求 3 至 5 m²|</translation>
    </message>
    <message>
        <source>Nothing found|{text}|Compare the code, or search with fewer letters</source>
        <translation>没有找到|{text}|请核对条码，或减少搜索内容</translation>
    </message>
    <message>
        <source>In {place} · {held} · {expired}|{item} · lot {lot} · serial {serial} · until {expires_on} · {state} · owner {owner} · with {custodian} · {others} more fit|Put it into {put_into}</source>
        <translation>在 {place} · {held} · {expired}|{item} · 批号 {lot} · 序列号 {serial} · 有效期至 {expires_on} · {state} · 货主 {owner} · 保管方 {custodian} · 另有 {others} 项相符|请放入 {put_into}</translation>
    </message>
    <message>
        <source>Not on hand · {kind} · {place}|{item} · lot {lot} · serial {serial} · until {expires_on} · {others} more fit|Look at its history</source>
        <translation>不在库 · {kind} · {place}|{item} · 批号 {lot} · 序列号 {serial} · 有效期至 {expires_on} · 另有 {others} 项相符|请查看其流水</translation>
    </message>
    <message>
        <source>{pieces:piece/pieces} on hand · {held} · {expired}|{item} · lot {lot} · until {expires_on} · in {places:place/places} · {others} more fit|</source>
        <translation>在库 {pieces} 件 · {held} · {expired}|{item} · 批号 {lot} · 有效期至 {expires_on} · 分布 {places} 个库位 · 另有 {others} 项相符|</translation>
    </message>
    <message>
        <source>{tray} · in {place} · {held}|{item} · holds {pieces:piece/pieces} · {seats:seat/seats} · {state} · belongs in {home} · owner {owner} · {others} more fit|Put it into {put_into}</source>
        <translation>{tray} · 在 {place} · {held}|{item} · 盒内 {pieces} 件 · 共 {seats} 位 · {state} · 所属库位 {home} · 货主 {owner} · 另有 {others} 项相符|请放入 {put_into}</translation>
    </message>
    <message>
        <source>{place} holds {pieces:piece/pieces}|in {trays} · {item} · {state} · {others} more fit|</source>
        <translation>{place} 存放 {pieces} 件|在 {trays} 内 · {item} · {state} · 另有 {others} 项相符|</translation>
    </message>
    <message>
        <source>{place} is empty|{item} · {state} · {others} more fit|</source>
        <translation>{place} 为空|{item} · {state} · 另有 {others} 项相符|</translation>
    </message>
    <message>
        <source>{pieces:piece/pieces} on hand|{item} · {ref} · in {places:place/places} · {others} more fit|</source>
        <translation>在库 {pieces} 件|{item} · {ref} · 分布 {places} 个库位 · 另有 {others} 项相符|</translation>
    </message>
    <message>
        <source>Delivery {notice} · {received}/{lines}|Owner {owner} · {state} · {others} more fit|</source>
        <translation>送货 {notice} · {received}/{lines}|货主 {owner} · {state} · 另有 {others} 项相符|</translation>
    </message>
    <message>
        <source>{rows:row/rows} found||</source>
        <translation>找到 {rows} 行||</translation>
    </message>
    <message>
        <source>Booked before the program ended|{raw} · {at} · {scanner}|</source>
        <translation>程序中断前已记账|{raw} · {at} · {scanner}|</translation>
    </message>
    <message>
        <source>Not booked before the program ended|{raw} · {at} · {scanner}|Scan it again</source>
        <translation>程序中断前未记账|{raw} · {at} · {scanner}|请重新扫描</translation>
    </message>
    <message>
        <source>off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>等待首扫</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>工作中</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>resting</source>
        <translation>休眠</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>被占用或无权限</translation>
    </message>
    <message>
        <source>other device</source>
        <translation>设备不符</translation>
    </message>
    <message>
        <source>announced</source>
        <translation>待收货</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>posted</source>
        <translation>已过账</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已封盒</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>已派工</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>已到场</translation>
    </message>
    <message>
        <source>in repair</source>
        <translation>维修中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>已修好</translation>
    </message>
    <message>
        <source>back in service</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>report</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>decontaminated</source>
        <translation>去污</translation>
    </message>
    <message>
        <source>assign</source>
        <translation>派工</translation>
    </message>
    <message>
        <source>set out</source>
        <translation>出发</translation>
    </message>
    <message>
        <source>arrive</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>start the work</source>
        <translation>开始维修</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>work on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>note a step</source>
        <translation>记录步骤</translation>
    </message>
    <message>
        <source>reserve a part</source>
        <translation>预留备件</translation>
    </message>
    <message>
        <source>let a part go</source>
        <translation>取消预留</translation>
    </message>
    <message>
        <source>put a part in</source>
        <translation>装入备件</translation>
    </message>
    <message>
        <source>return a part</source>
        <translation>退回备件</translation>
    </message>
    <message>
        <source>keep an old part</source>
        <translation>留存旧件</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>approve the claim</source>
        <translation>批准索赔</translation>
    </message>
    <message>
        <source>refuse the claim</source>
        <translation>不批准索赔</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>完工</translation>
    </message>
    <message>
        <source>cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>an hour of labour</source>
        <translation>每小时工时</translation>
    </message>
    <message>
        <source>a kilometre</source>
        <translation>每公里路程</translation>
    </message>
    <message>
        <source>a shipment</source>
        <translation>每次运费</translation>
    </message>
    <message>
        <source>under warranty</source>
        <translation>在保</translation>
    </message>
    <message>
        <source>not under warranty</source>
        <translation>不在保</translation>
    </message>
    <message>
        <source>warranty void</source>
        <translation>保修失效</translation>
    </message>
    <message>
        <source>warranty cannot be determined</source>
        <translation>保修无法判定</translation>
    </message>
    <message>
        <source>{verdict} · last covered day {day}</source>
        <translation>{verdict} · 最后在保日 {day}</translation>
    </message>
    <message>
        <source>No work order {order}||Look at the list of work orders</source>
        <translation>没有维修单 {order}||请查看维修单列表</translation>
    </message>
    <message>
        <source>Not at this stage: {repair_event}|{order} · {repair_state}|Do the next step first</source>
        <translation>现在不能：{repair_event}|{order} · {repair_state}|请先完成下一步</translation>
    </message>
    <message>
        <source>Not decontaminated: do not handle|{order}|Put it on the contaminated shelf; scan YES when it is clean</source>
        <translation>未去污：禁止操作|{order}|放到污染架；去污后扫描“是”</translation>
    </message>
    <message>
        <source>{order} is open for this fault already|{serial}|Go on with {order}</source>
        <translation>该故障已有维修单 {order}|{serial}|请继续处理 {order}</translation>
    </message>
    <message>
        <source>No fault class {fault_class}||Choose one from the list</source>
        <translation>没有故障类别 {fault_class}||请从列表中选择</translation>
    </message>
    <message>
        <source>Decontaminated already|{order}|Go on</source>
        <translation>已经去污|{order}|请继续</translation>
    </message>
    <message>
        <source>{person} has it already|{order}|Go on</source>
        <translation>已派给 {person}|{order}|请继续</translation>
    </message>
    <message>
        <source>The certificate of {person} expired on {until}|{order} · {line} · {model}|Choose somebody else</source>
        <translation>{person} 的证书已于 {until} 过期|{order} · {line} · {model}|请选择其他人</translation>
    </message>
    <message>
        <source>The certificate of {person} begins on {until}|{order} · {line} · {model}|Choose somebody else</source>
        <translation>{person} 的证书自 {until} 起有效|{order} · {line} · {model}|请选择其他人</translation>
    </message>
    <message>
        <source>{person} has not passed the assessment|{order}|Choose somebody else</source>
        <translation>{person} 未通过考核|{order}|请选择其他人</translation>
    </message>
    <message>
        <source>{person} is not qualified for this device|{order} · {line} · {model}|Choose somebody else</source>
        <translation>{person} 没有该设备的资质|{order} · {line} · {model}|请选择其他人</translation>
    </message>
    <message>
        <source>{person} is not free within 30 days|{order}|Choose somebody else</source>
        <translation>{person} 30 天内没有空闲|{order}|请选择其他人</translation>
    </message>
    <message>
        <source>Parts were put in|{order}|Return them unused first, or finish the order</source>
        <translation>已装入备件|{order}|请先退回未用备件，或完工</translation>
    </message>
    <message>
        <source>{item} does not lie here|{ref} · {lot} · {serial} · {site} · {wanted} wanted|Look where it lies, or order it</source>
        <translation>{item} 不在本库|{ref} · {lot} · {serial} · {site} · 需要 {wanted}|请查看所在位置，或订货</translation>
    </message>
    <message>
        <source>This part cannot be taken back|{order}|Look at the parts of the order</source>
        <translation>该备件不能退回|{order}|请查看维修单备件</translation>
    </message>
    <message>
        <source>This old part is kept already|{item} · {serial}|Nothing to do</source>
        <translation>该旧件已登记|{item} · {serial}|无需处理</translation>
    </message>
    <message>
        <source>This is the new part|{item} · {serial}|Scan the old one</source>
        <translation>这是新件|{item} · {serial}|请扫描旧件</translation>
    </message>
    <message>
        <source>No test equipment {equipment}||Scan the label of the meter</source>
        <translation>没有检测仪器 {equipment}||请扫描仪器标签</translation>
    </message>
    <message>
        <source>{equipment} is out of use||Take another meter</source>
        <translation>{equipment} 已停用||请换一台仪器</translation>
    </message>
    <message>
        <source>{equipment} was never calibrated||Take another meter</source>
        <translation>{equipment} 从未校准||请换一台仪器</translation>
    </message>
    <message>
        <source>{equipment} failed its calibration||Take another meter</source>
        <translation>{equipment} 校准不合格||请换一台仪器</translation>
    </message>
    <message>
        <source>No rate for {charge}|{order} · {day}|A supervisor sets the rate</source>
        <translation>没有{charge}的费率|{order} · {day}|请主管设置费率</translation>
    </message>
    <message>
        <source>Two terms meet and neither is the narrower|{name} · {other} · {scope}|First set the one for where they meet</source>
        <translation>两项约定范围重叠且无一更窄|{name} · {other} · {scope}|请先为重叠范围设定约定</translation>
    </message>
    <message>
        <source>Another one begins on {valid_from}||Let it begin later</source>
        <translation>另一条自 {valid_from} 起有效||请改为更晚开始</translation>
    </message>
    <message>
        <source>Needs the manufacturer of {serial}|{order} · {model}|Enter its REF, UDI or brand as in the catalogue</source>
        <translation>缺少 {serial} 的生产企业|{order} · {model}|请按目录补录其货号、UDI 或品牌</translation>
    </message>
    <message>
        <source>Nothing to decide|{order}|</source>
        <translation>没有待定索赔|{order}|</translation>
    </message>
    <message>
        <source>Which work order?||Scan its label, or choose it in the list</source>
        <translation>哪张维修单？||请扫描标签，或从列表选择</translation>
    </message>
    <message>
        <source>What is wrong with it?|{serial}|Scan the fault class, or choose it</source>
        <translation>什么故障？|{serial}|请扫描故障类别，或从列表选择</translation>
    </message>
    <message>
        <source>Who does it?|{order}|Choose a technician, or scan their badge</source>
        <translation>由谁维修？|{order}|请选择工程师，或扫描工牌</translation>
    </message>
    <message>
        <source>{order}|{serial} · {repair_state}|Do the next step</source>
        <translation>{order}|{serial} · {repair_state}|请做下一步</translation>
    </message>
    <message>
        <source>{serial}|{model} · {verdict} · {until}|Scan the fault class, then YES or NO for decontaminated</source>
        <translation>{serial}|{model} · {verdict} · {until}|请扫描故障类别，再扫描是否去污</translation>
    </message>
    <message>
        <source>{fault}|{serial}|Decontaminated? YES or NO</source>
        <translation>{fault}|{serial}|已去污？是或否</translation>
    </message>
    <message>
        <source>Decontaminated|{serial}|CONFIRM opens the order</source>
        <translation>已去污|{serial}|“确认”开单</translation>
    </message>
    <message>
        <source>Not decontaminated|{serial}|Contaminated shelf; CONFIRM opens the order</source>
        <translation>未去污|{serial}|放到污染架；“确认”开单</translation>
    </message>
    <message>
        <source>{order}: {due}|{serial} · {level}|Stick the label on, scan it</source>
        <translation>{order}：{due}|{serial} · {level}|贴上标签并扫描</translation>
    </message>
    <message>
        <source>{order}: contaminated shelf|{serial} · {level}|Nobody handles it; stick the label on, scan it</source>
        <translation>{order}：放污染架|{serial} · {level}|禁止操作；贴上标签并扫描</translation>
    </message>
    <message>
        <source>Label right|{order} · {serial}|</source>
        <translation>标签正确|{order} · {serial}|</translation>
    </message>
    <message>
        <source>{order}: {repair_state}|{technician}|</source>
        <translation>{order}：{repair_state}|{technician}|</translation>
    </message>
    <message>
        <source>{order} may be handled|{serial}|Do the next step</source>
        <translation>{order} 可以操作|{serial}|请做下一步</translation>
    </message>
    <message>
        <source>{item} put in|{lot} · {serial} · {owner} · {amount} CNY|Scan the next part or the old one</source>
        <translation>已装入 {item}|{lot} · {serial} · {owner} · {amount} 元|请扫描下一个备件或旧件</translation>
    </message>
    <message>
        <source>{item} is reserved|{lot} · {serial} · {place}|Fetch it from {place}</source>
        <translation>已预留 {item}|{lot} · {serial} · {place}|请到 {place} 取件</translation>
    </message>
    <message>
        <source>{item} is free again|{lot} · {serial} · {place}|Leave it where it lies</source>
        <translation>{item} 已释放|{lot} · {serial} · {place}|留在原位</translation>
    </message>
    <message>
        <source>{item} returned unused|{credited} CNY|Put it back where it lay</source>
        <translation>{item} 未用退回|{credited} 元|请放回原位</translation>
    </message>
    <message>
        <source>Is it the old part?|{item} · {serial}|YES keeps it as core return; NO leaves it</source>
        <translation>是旧件吗？|{item} · {serial}|“是”登记为旧件退回；“否”不登记</translation>
    </message>
    <message>
        <source>Old part kept|{item} · {serial} · {place}|Stick the label on, put it into {place}</source>
        <translation>旧件已留存|{item} · {serial} · {place}|贴上标签，放入 {place}</translation>
    </message>
    <message>
        <source>Tested with {equipment}|calibrated until {until}|</source>
        <translation>已用 {equipment} 测试|校准有效至 {until}|</translation>
    </message>
    <message>
        <source>{order}: {total} CNY|claim {claimed} · customer {priced} · to be decided {held} · {took}|Print the report</source>
        <translation>{order}：{total} 元|索赔 {claimed} · 客户 {priced} · 待定 {held} · {took}|请打印报告</translation>
    </message>
    <message>
        <source>Paper saved|{path}|</source>
        <translation>已保存|{path}|</translation>
    </message>
    <message>
        <source>{signed_by} signed|{order}|</source>
        <translation>{signed_by} 已签字|{order}|</translation>
    </message>
    <message>
        <source>File kept|{name}|</source>
        <translation>文件已保存|{name}|</translation>
    </message>
    <message>
        <source>{order}: {repair_event}|{amount} CNY|</source>
        <translation>{order}：{repair_event}|{amount} 元|</translation>
    </message>
    <message>
        <source>short-dated</source>
        <translation>近效期</translation>
    </message>
    <message>
        <source>short date accepted</source>
        <translation>已接受近效期</translation>
    </message>
    <message>
        <source>sent, no answer yet</source>
        <translation>已发出，未答复</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已到货</translation>
    </message>
    <message>
        <source>expires soon</source>
        <translation>临近有效期</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>隔离中</translation>
    </message>
    <message>
        <source>in the receiving place, not put away yet</source>
        <translation>在收货区，尚未上架</translation>
    </message>
    <message>
        <source>not in a usable place</source>
        <translation>不在可用库位</translation>
    </message>
    <message>
        <source>belongs to somebody else</source>
        <translation>属于其他货主</translation>
    </message>
    <message>
        <source>{pieces} expired</source>
        <translation>{pieces} 件已过期</translation>
    </message>
    <message>
        <source>{pieces} expiring within {days} days</source>
        <translation>{pieces} 件在 {days} 天内到期</translation>
    </message>
    <message>
        <source>{pieces} on hold or recalled</source>
        <translation>{pieces} 件被冻结或召回</translation>
    </message>
    <message>
        <source>{pieces} not in a usable place</source>
        <translation>{pieces} 件不在可用货位</translation>
    </message>
    <message>
        <source>{pieces} of another owner</source>
        <translation>{pieces} 件属于其他货主</translation>
    </message>
    <message>
        <source>Position {value} = {0} usable − {1} committed + {2} in transit + {3} on order</source>
        <translation>净库存 {value} = 可用 {0} − 占用 {1} + 在途 {2} + 已订 {3}</translation>
    </message>
    <message>
        <source>{0} is not below the minimum of {1}: nothing to order</source>
        <translation>{0} 不低于下限 {1}：无需订货</translation>
    </message>
    <message>
        <source>{0} is below the minimum of {1}: {value} missing up to the target of {2}</source>
        <translation>{0} 低于下限 {1}：补到目标 {2} 缺 {value}</translation>
    </message>
    <message>
        <source>{0} × pack of {1} = {value}</source>
        <translation>{0} × 每包 {1} = {value}</translation>
    </message>
    <message>
        <source>Never above {1}: {value}</source>
        <translation>不超过上限 {1}：{value}</translation>
    </message>
    <message>
        <source>Not one pack of {2} fits below the maximum of {1}: nothing</source>
        <translation>上限 {1} 之内放不下一包 {2} 件：不订</translation>
    </message>
    <message>
        <source>Croston (1972)</source>
        <translation>Croston 法（1972）</translation>
    </message>
    <message>
        <source>Syntetos &amp; Boylan (SBA, 2005)</source>
        <translation>Syntetos 与 Boylan 法（SBA，2005）</translation>
    </message>
    <message>
        <source>Teunter, Syntetos &amp; Babai (TSB, 2011)</source>
        <translation>Teunter、Syntetos 与 Babai 法（TSB，2011）</translation>
    </message>
    <message>
        <source>Mean of all weeks</source>
        <translation>各周平均值</translation>
    </message>
    <message>
        <source>Croston</source>
        <translation>Croston</translation>
    </message>
    <message>
        <source>SBA</source>
        <translation>SBA</translation>
    </message>
    <message>
        <source>TSB</source>
        <translation>TSB</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Taken because it missed least in the {held} weeks held back of {weeks} (RMSSE {rmsse}, MASE {mase})</source>
        <translation>{weeks} 周历史中留出 {held} 周检验，它的误差最小（RMSSE {rmsse}，MASE {mase}）</translation>
    </message>
    <message>
        <source>Short history: {weeks:week/weeks}, {demands:demand/demands}. No error could be measured</source>
        <translation>历史太短：{weeks} 周、{demands} 次需求，无法测出误差</translation>
    </message>
    <message>
        <source>Nothing was used so far: nothing can be forecast</source>
        <translation>至今没有用量，无法预测</translation>
    </message>
    <message>
        <source>Lead time {lead} weeks, as you said</source>
        <translation>交货期 {lead} 周，由您指定</translation>
    </message>
    <message>
        <source>Lead time {lead} weeks, measured on delivered orders</source>
        <translation>交货期 {lead} 周，按已到货订单实测</translation>
    </message>
    <message>
        <source>Lead time {lead} weeks is assumed: too few orders were delivered yet</source>
        <translation>交货期按 {lead} 周估计：到货订单还太少</translation>
    </message>
    <message>
        <source>steady demand (Poisson)</source>
        <translation>需求平稳（泊松分布）</translation>
    </message>
    <message>
        <source>lumpy demand (negative binomial)</source>
        <translation>需求波动大（负二项分布）</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手工设定</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>文件导入</translation>
    </message>
    <message>
        <source>from the forecast</source>
        <translation>来自预测</translation>
    </message>
    <message>
        <source>on demand, since an emergency took a piece</source>
        <translation>按需（急救调用后）</translation>
    </message>
    <message>
        <source>Nothing is set for this item and place||Set minimum, target and maximum</source>
        <translation>此品种在此处未设置补货参数||请设置下限、目标和上限</translation>
    </message>
    <message>
        <source>Nothing is proposed for {item}|{place} has enough|</source>
        <translation>{item} 无需补货|{place} 数量足够|</translation>
    </message>
    <message>
        <source>Only whole packs||Choose a multiple of {pack}</source>
        <translation>只能订整包||请选择 {pack} 的倍数</translation>
    </message>
    <message>
        <source>Above the maximum of {maximum}||At most {most} can be ordered</source>
        <translation>超过上限 {maximum}||最多可订 {most} 件</translation>
    </message>
    <message>
        <source>Nothing to order from {owner}||What was missing is on order</source>
        <translation>没有需要向{owner}订的货||缺少的都已在订</translation>
    </message>
    <message>
        <source>The list has changed|{seen:piece/pieces} shown before, {now} now|Look at it and send again</source>
        <translation>清单已变化|之前显示 {seen} 件，现在 {now} 件|请查看后重新发送</translation>
    </message>
    <message>
        <source>Not a fill rate: {value}||Enter per cent from 1 to below 100</source>
        <translation>不是满足率：{value}||请输入 1 至 100（不含）之间的百分数</translation>
    </message>
    <message>
        <source>Unknown order: {order}||Check the number</source>
        <translation>未知订单：{order}||请核对编号</translation>
    </message>
    <message>
        <source>{order} was cancelled||</source>
        <translation>{order} 已取消||</translation>
    </message>
    <message>
        <source>{order} is on its way|Delivery {notice} answers it|Receive it first</source>
        <translation>{order} 已在途|对应送货 {notice}|请先收货</translation>
    </message>
    <message>
        <source>{order} was delivered||Nothing of it is open any more</source>
        <translation>{order} 已到货||没有未到的货</translation>
    </message>
    <message>
        <source>The answer is older than {order}||Check date and time</source>
        <translation>答复早于 {order}||请核对日期和时间</translation>
    </message>
    <message>
        <source>Promised for a day before {order} was sent|{promised_on}|Check the day</source>
        <translation>承诺日期早于 {order} 的发出日期|{promised_on}|请核对日期</translation>
    </message>
    <message>
        <source>The answer to {order} lies ahead||Check date and time</source>
        <translation>{order} 的答复时间在将来||请核对日期和时间</translation>
    </message>
    <message>
        <source>{order} is for another owner or site|{notice} cannot answer it|Check the number of the order</source>
        <translation>{order} 属于其他货主或站点|{notice} 不能对应它|请核对订单编号</translation>
    </message>
    <message>
        <source>{notice} answers {order} already||Check the number</source>
        <translation>{notice} 已对应 {order}||请核对编号</translation>
    </message>
    <message>
        <source>No order is shown|{notice}|Open the order that this delivery answers, then scan again</source>
        <translation>没有打开订单|{notice}|先打开该送货单对应的订单，再扫描</translation>
    </message>
    <message>
        <source>Does {notice} answer {order}?||Scan CONFIRM, or anything else to leave it</source>
        <translation>{notice} 是 {order} 的送货单吗？||扫「确认」；扫其他即放弃</translation>
    </message>
    <message>
        <source>{notice} answers {order}|its pieces are in transit now|</source>
        <translation>{notice} 已对应 {order}|其货物转为在途|</translation>
    </message>
    <message>
        <source>Not a lead time: {value}||Enter weeks above 0, at most 52</source>
        <translation>不是到货周期：{value}||请输入大于 0、不超过 52 的周数</translation>
    </message>
    <message>
        <source>The proposal for {item} has changed|Nothing was kept|Look at it and accept it again</source>
        <translation>{item} 的建议已变|未作改动|请重新查看后再采纳</translation>
    </message>
    <message>
        <source>No product is open||Scan one, or open a row</source>
        <translation>没有打开的产品||请扫描产品或打开一行</translation>
    </message>
    <message>
        <source>Minimum stock is set|{subject}|</source>
        <translation>库存上下限已设定|{subject}|</translation>
    </message>
    <message>
        <source>Devices in the field are kept|{item} · {site}|The forecast shows what they need</source>
        <translation>在用设备已登记|{item} · {site}|预测中显示其需求</translation>
    </message>
    <message>
        <source>No minimum stock any more|{item} · {place}|Save it again to go back</source>
        <translation>已取消库存上下限|{item} · {place}|重新保存即可恢复</translation>
    </message>
    <message>
        <source>Minimum {minimum}, target {target}, maximum {maximum}|{item} · {place}|</source>
        <translation>下限 {minimum}，目标 {target}，上限 {maximum}|{item} · {place}|</translation>
    </message>
    <message>
        <source>Keep minimum {minimum}, target {target}, maximum {maximum}?|{item} · {place}|Scan CONFIRM again, or press Accept</source>
        <translation>采用下限 {minimum}、目标 {target}、上限 {maximum}？|{item} · {place}|再扫一次“确认”，或按“采纳”</translation>
    </message>
    <message>
        <source>No minimum stock for {item} yet||Enter minimum, target and maximum</source>
        <translation>{item} 还没有设上下限||请填写下限、目标和上限</translation>
    </message>
    <message>
        <source>{item}|{place} · position {position}, minimum {minimum}|Order {pieces}</source>
        <translation>{item}|{place} · 净库存 {position}，下限 {minimum}|订货 {pieces} 件</translation>
    </message>
    <message>
        <source>{item} has enough|{place} · position {position}, minimum {minimum}|</source>
        <translation>{item} 数量足够|{place} · 净库存 {position}，下限 {minimum}|</translation>
    </message>
    <message>
        <source>Order {pieces} instead of {proposed}|{item} · {place}|</source>
        <translation>订货 {pieces} 件，建议为 {proposed} 件|{item} · {place}|</translation>
    </message>
    <message>
        <source>{order} is sent · {pieces:piece/pieces}|{owner} · {lines:product/products}|Print it or save the file</source>
        <translation>{order} 已发送 · {pieces} 件|{owner} · {lines} 个品种|请打印或保存文件</translation>
    </message>
    <message>
        <source>{order} is cancelled||Its products are proposed again</source>
        <translation>{order} 已取消||其中的品种会重新建议订货</translation>
    </message>
    <message>
        <source>{order} was answered after {told}||</source>
        <translation>{order} 答复用时 {told}||</translation>
    </message>
    <message>
        <source>Order {pieces:piece/pieces} from {owner}?|{lines:product/products}|Scan CONFIRM again, or press Send</source>
        <translation>向{owner}订货 {pieces} 件？|{lines} 个品种|再次扫描“确认”，或按“发送订单”</translation>
    </message>
    <message>
        <source>%1 spare</source>
        <translation>备用 %1</translation>
    </message>
    <message>
        <source>no spare</source>
        <translation>没有备用</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>已收回</translation>
    </message>
    <message>
        <source>not back yet</source>
        <translation>尚未收回</translation>
    </message>
    <message>
        <source>to print</source>
        <translation>待打印</translation>
    </message>
    <message>
        <source>scanned back</source>
        <translation>已回扫</translation>
    </message>
    <message>
        <source>void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>to inspect</source>
        <translation>待检</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>待发</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>put-away</source>
        <translation>上架</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>移库</translation>
    </message>
    <message>
        <source>quarantine</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>reversal</source>
        <translation>冲销</translation>
    </message>
    <message>
        <source>consumption</source>
        <translation>消耗</translation>
    </message>
    <message>
        <source>buy-out</source>
        <translation>买断</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>报损</translation>
    </message>
    <message>
        <source>return to the owner</source>
        <translation>退回货主</translation>
    </message>
    <message>
        <source>dispatch</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>coming back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>count difference</source>
        <translation>盘点差异</translation>
    </message>
    <message>
        <source>scrapping</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待打印</translation>
    </message>
    <message>
        <source>is being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>已交打印机</translation>
    </message>
    <message>
        <source>prints</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>consigned</source>
        <translation>寄售</translation>
    </message>
    <message>
        <source>bought</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>上架</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Replenishment</source>
        <translation>补货</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>对账结算</translation>
    </message>
    <message>
        <source>Trays</source>
        <translation>器械盒</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>手术</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>急救</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>正在计时</translation>
    </message>
    <message>
        <source>Adverse events</source>
        <translation>不良事件</translation>
    </message>
    <message>
        <source>clerk</source>
        <translation>仓管员</translation>
    </message>
    <message>
        <source>engineer</source>
        <translation>工程师</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>审核员</translation>
    </message>
    <message>
        <source>to receive</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>to move goods</source>
        <translation>移动货物</translation>
    </message>
    <message>
        <source>to put goods on hold</source>
        <translation>隔离货物</translation>
    </message>
    <message>
        <source>to undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>to import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>to change master data</source>
        <translation>修改基础资料</translation>
    </message>
    <message>
        <source>to change people</source>
        <translation>修改人员</translation>
    </message>
    <message>
        <source>to print labels</source>
        <translation>打印标签</translation>
    </message>
    <message>
        <source>to void labels of others</source>
        <translation>作废他人标签</translation>
    </message>
    <message>
        <source>to settle</source>
        <translation>结算</translation>
    </message>
    <message>
        <source>to prepare trays and cases</source>
        <translation>准备器械盒和手术</translation>
    </message>
    <message>
        <source>to send goods out</source>
        <translation>发出货物</translation>
    </message>
    <message>
        <source>to report use</source>
        <translation>登记使用</translation>
    </message>
    <message>
        <source>to take returns</source>
        <translation>受理退货</translation>
    </message>
    <message>
        <source>to count</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>to hold goods</source>
        <translation>冻结货物</translation>
    </message>
    <message>
        <source>to recall</source>
        <translation>召回</translation>
    </message>
    <message>
        <source>to order goods</source>
        <translation>补货</translation>
    </message>
    <message>
        <source>to approve</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>to send messages</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>to acknowledge reminders</source>
        <translation>确认提醒</translation>
    </message>
    <message>
        <source>to set the rules of deadlines</source>
        <translation>设定时限规则</translation>
    </message>
    <message>
        <source>to keep the records of equipment</source>
        <translation>维护设备档案</translation>
    </message>
    <message>
        <source>to set warranty rules</source>
        <translation>制定保修规则</translation>
    </message>
    <message>
        <source>to keep the records of staff</source>
        <translation>维护人员档案</translation>
    </message>
    <message>
        <source>to take an assessment</source>
        <translation>参加考核</translation>
    </message>
    <message>
        <source>to make an audit pack</source>
        <translation>生成审计包</translation>
    </message>
    <message>
        <source>single units</source>
        <translation>单件</translation>
    </message>
    <message>
        <source>trays</source>
        <translation>器械盒</translation>
    </message>
    <message>
        <source>quarantine goods</source>
        <translation>隔离品</translation>
    </message>
    <message>
        <source>returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>recalled goods</source>
        <translation>召回品</translation>
    </message>
    <message>
        <source>expired goods</source>
        <translation>过期品</translation>
    </message>
    <message>
        <source>not announced</source>
        <translation>不在通知上</translation>
    </message>
    <message>
        <source>unknown item</source>
        <translation>未建档品种</translation>
    </message>
    <message>
        <source>unreadable code</source>
        <translation>条码无法识别</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>label differs from the notice</source>
        <translation>标签与通知不符</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>质量问题</translation>
    </message>
    <message>
        <source>returned, to be inspected</source>
        <translation>已退回，待检验</translation>
    </message>
    <message>
        <source>opened or defective</source>
        <translation>已开封或有缺陷</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>已召回</translation>
    </message>
    <message>
        <source>the hospital</source>
        <translation>医院</translation>
    </message>
    <message>
        <source>the manufacturer</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>the partner</source>
        <translation>渠道商</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>UDI-DI</source>
        <translation>UDI-DI（产品标识）</translation>
    </message>
    <message>
        <source>model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>place of installation</source>
        <translation>安装地点</translation>
    </message>
    <message>
        <source>purchase date</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>purchase cost, CNY</source>
        <translation>购置金额（元）</translation>
    </message>
    <message>
        <source>production date</source>
        <translation>生产日期</translation>
    </message>
    <message>
        <source>service level</source>
        <translation>服务等级</translation>
    </message>
    <message>
        <source>REF</source>
        <translation>产品货号</translation>
    </message>
    <message>
        <source>asset number</source>
        <translation>资产编号</translation>
    </message>
    <message>
        <source>device line</source>
        <translation>产品线</translation>
    </message>
    <message>
        <source>region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>code of the dealer</source>
        <translation>经销商代码</translation>
    </message>
    <message>
        <source>shipment date</source>
        <translation>发货日期</translation>
    </message>
    <message>
        <source>installation date</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>acceptance date</source>
        <translation>验收日期</translation>
    </message>
    <message>
        <source>a warranty rule for it</source>
        <translation>适用的保修规则</translation>
    </message>
    <message>
        <source>one rule instead of two</source>
        <translation>唯一适用的规则</translation>
    </message>
    <message>
        <source>region of the replaced device</source>
        <translation>原设备的区域</translation>
    </message>
    <message>
        <source>line of the replaced device</source>
        <translation>原设备的产品线</translation>
    </message>
    <message>
        <source>model of the replaced device</source>
        <translation>原设备的型号</translation>
    </message>
    <message>
        <source>customer of the replaced device</source>
        <translation>原设备的客户</translation>
    </message>
    <message>
        <source>purchase date of the replaced device</source>
        <translation>原设备的购买日期</translation>
    </message>
    <message>
        <source>production date of the replaced device</source>
        <translation>原设备的生产日期</translation>
    </message>
    <message>
        <source>shipment date of the replaced device</source>
        <translation>原设备的发货日期</translation>
    </message>
    <message>
        <source>installation date of the replaced device</source>
        <translation>原设备的安装日期</translation>
    </message>
    <message>
        <source>acceptance date of the replaced device</source>
        <translation>原设备的验收日期</translation>
    </message>
    <message>
        <source>a warranty rule for the replaced device</source>
        <translation>原设备适用的保修规则</translation>
    </message>
    <message>
        <source>one rule instead of two for the replaced device</source>
        <translation>原设备唯一适用的规则</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>到货</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Users trained</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Maintained</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>Upgraded</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>Record a stage</source>
        <translation>登记阶段</translation>
    </message>
    <message>
        <source>Take the last stage back</source>
        <translation>撤回最后阶段</translation>
    </message>
    <message>
        <source>Replace by another device</source>
        <translation>更换为另一台设备</translation>
    </message>
    <message>
        <source>Put a part in</source>
        <translation>装入部件</translation>
    </message>
    <message>
        <source>Take a part out</source>
        <translation>拆下部件</translation>
    </message>
    <message>
        <source>Take a file back</source>
        <translation>撤回文件</translation>
    </message>
    <message>
        <source>Extend the warranty</source>
        <translation>购买延保</translation>
    </message>
    <message>
        <source>Take an extension back</source>
        <translation>撤回延保</translation>
    </message>
    <message>
        <source>Add a service contract</source>
        <translation>添加服务合同</translation>
    </message>
    <message>
        <source>Void the warranty</source>
        <translation>宣布保修失效</translation>
    </message>
    <message>
        <source>Lift the void</source>
        <translation>解除失效</translation>
    </message>
    <message>
        <source>Suspend the warranty</source>
        <translation>暂停保修</translation>
    </message>
    <message>
        <source>End the suspension</source>
        <translation>结束暂停</translation>
    </message>
    <message>
        <source>Authorise an exception</source>
        <translation>批准例外</translation>
    </message>
    <message>
        <source>Withdraw a suspension</source>
        <translation>撤销暂停</translation>
    </message>
    <message>
        <source>Withdraw an exception</source>
        <translation>撤销例外</translation>
    </message>
    <message>
        <source>Void lifted</source>
        <translation>失效已解除</translation>
    </message>
    <message>
        <source>Suspension ended</source>
        <translation>暂停已结束</translation>
    </message>
    <message>
        <source>Exception authorised</source>
        <translation>例外已批准</translation>
    </message>
    <message>
        <source>Warranty begins</source>
        <translation>保修开始</translation>
    </message>
    <message>
        <source>Half of it is over</source>
        <translation>保修期过半</translation>
    </message>
    <message>
        <source>{days:day/days} before the end</source>
        <translation>到期前 {days} 天</translation>
    </message>
    <message>
        <source>Warranty ends</source>
        <translation>保修到期</translation>
    </message>
    <message>
        <source>dropped: extended</source>
        <translation>已取消：已延保</translation>
    </message>
    <message>
        <source>dropped: void</source>
        <translation>已取消：保修失效</translation>
    </message>
    <message>
        <source>dropped: suspended</source>
        <translation>已取消：保修暂停</translation>
    </message>
    <message>
        <source>dropped: other days</source>
        <translation>已取消：日期变更</translation>
    </message>
    <message>
        <source>dropped: other policy</source>
        <translation>已取消：提醒设置变更</translation>
    </message>
    <message>
        <source>dropped: no longer in use</source>
        <translation>已取消：设备已停用</translation>
    </message>
    <message>
        <source>dealer</source>
        <translation>经销商</translation>
    </message>
    <message>
        <source>Covered until {until} · {days:day/days} left|{model} · {serial} · {part} · {rule}|</source>
        <translation>在保至 {until} · 剩余 {days:天/天}|{model} · {serial} · {part} · {rule}|</translation>
    </message>
    <message>
        <source>Void since {since}|{model} · {serial} · {part}|A claim needs approval: ask the supervisor</source>
        <translation>自 {since} 起保修失效|{model} · {serial} · {part}|索赔须经批准：请联系主管</translation>
    </message>
    <message>
        <source>Cannot be determined: needs {need}|{model} · {serial}|Enter it, or try a day under “What if”</source>
        <translation>无法确定：缺少{need}|{model} · {serial}|请补录，或在「假设安装日期」中试算</translation>
    </message>
    <message>
        <source>Not covered: ended {until}|{model} · {serial} · {part} · {rule}|</source>
        <translation>不在保：已于 {until} 到期|{model} · {serial} · {part} · {rule}|</translation>
    </message>
    <message>
        <source>Not covered on any day|{model} · {serial} · {part} · {rule}|</source>
        <translation>任何一天都不在保|{model} · {serial} · {part} · {rule}|</translation>
    </message>
    <message>
        <source>Not covered yet: begins {since}|{model} · {serial} · {part} · {rule}|</source>
        <translation>尚未起保：{since} 开始|{model} · {serial} · {part} · {rule}|</translation>
    </message>
    <message>
        <source>Not covered: exempt|{model} · {serial} · {part} · {rule}|</source>
        <translation>不在保：属免责条款|{model} · {serial} · {part} · {rule}|</translation>
    </message>
    <message>
        <source>Not covered: {part} is a consumable|{model} · {serial} · {rule}|</source>
        <translation>不在保：{part} 属耗材|{model} · {serial} · {rule}|</translation>
    </message>
    <message>
        <source>Not covered: suspended since {since}|{model} · {serial} · {part} · {rule}|</source>
        <translation>不在保：自 {since} 起暂停|{model} · {serial} · {part} · {rule}|</translation>
    </message>
    <message>
        <source>{devices:device/devices} found||Choose one, or scan its label</source>
        <translation>找到 {devices:台设备/台设备}||请选择一台，或扫描其标签</translation>
    </message>
    <message>
        <source>{serial} is not known||Choose one of the nearest, or register it: CONFIRM</source>
        <translation>未登记：{serial}||请从最相近的设备中选择，或扫描「确认」登记</translation>
    </message>
    <message>
        <source>{serial} is registered|{unknown:field/fields} not known yet|</source>
        <translation>已登记：{serial}|{unknown:项/项}尚未知|</translation>
    </message>
    <message>
        <source>{device_field} is kept|{serial} · {value} · before: {old}|</source>
        <translation>已保存：{device_field}|{serial} · {value} · 原值：{old}|</translation>
    </message>
    <message>
        <source>Scan a device|{raw}|Scan the label of a device</source>
        <translation>请扫描设备|{raw}|请扫描设备标签</translation>
    </message>
    <message>
        <source>Nothing to look for||Scan a label or type a number</source>
        <translation>没有要查找的内容||请扫描标签或输入编号</translation>
    </message>
    <message>
        <source>Several devices|{serials}|Name one of them</source>
        <translation>有多台设备|{serials}|请指定其中一台</translation>
    </message>
    <message>
        <source>No device has this serial number|{serial} · nearest: {nearest}|Check it, or register the device</source>
        <translation>没有此序列号的设备|{serial} · 最相近：{nearest}|请核对，或登记该设备</translation>
    </message>
    <message>
        <source>Several models have this serial number|{serial} · {models}|Say which model</source>
        <translation>多个型号使用此序列号|{serial} · {models}|请指明型号</translation>
    </message>
    <message>
        <source>Fields are missing|{serial} · {fields}|Give each, or say that it is not known</source>
        <translation>有字段未填|{serial} · {fields}|请逐项填写，或注明未知</translation>
    </message>
    <message>
        <source>The dates cannot all be right|{device_field} {day} · {later_field} {later_day}|Check both dates</source>
        <translation>日期前后矛盾|{device_field} {day} · {later_field} {later_day}|请核对这两个日期</translation>
    </message>
    <message>
        <source>This device is registered already|{serial} · {model}|Look it up by its serial number</source>
        <translation>该设备已登记|{serial} · {model}|请按序列号查询</translation>
    </message>
    <message>
        <source>Another model has this serial number|{serial} · {other}|Check the label; if both are right, mark it as shared</source>
        <translation>另一型号已使用此序列号|{serial} · {other}|请核对标签；若均无误，请标记为共用</translation>
    </message>
    <message>
        <source>This stage cannot follow|{device_stage} · {stage_after}|Take the last stage back if it was wrong</source>
        <translation>不能进入该阶段|{device_stage} · {stage_after}|若上一阶段有误，请先撤回</translation>
    </message>
    <message>
        <source>{device_stage} since {day}|{serial}|Only what happened until that day can still be entered</source>
        <translation>自 {day} 起{device_stage}|{serial}|仅可补录该日及以前发生的事项</translation>
    </message>
    <message>
        <source>{device_stage} · {day}|{serial}|</source>
        <translation>{device_stage} · {day}|{serial}|</translation>
    </message>
    <message>
        <source>Replaced by {new_serial}|{serial} · {day}|</source>
        <translation>已更换为 {new_serial}|{serial} · {day}|</translation>
    </message>
    <message>
        <source>Extended until {until}|{serial} · {number}|</source>
        <translation>已延保至 {until}|{serial} · {number}|</translation>
    </message>
    <message>
        <source>Contract {number} is kept|{serial} · until {until}|</source>
        <translation>合同 {number} 已保存|{serial} · 至 {until}|</translation>
    </message>
    <message>
        <source>{warranty_decision}|{serial} · {day}|</source>
        <translation>{warranty_decision}|{serial} · {day}|</translation>
    </message>
    <message>
        <source>Kept|{serial}|</source>
        <translation>已保存|{serial}|</translation>
    </message>
    <message>
        <source>File kept|{file}|</source>
        <translation>文件已保存|{file}|</translation>
    </message>
    <message>
        <source>This file is kept already|{file}|</source>
        <translation>此文件已保存过|{file}|</translation>
    </message>
    <message>
        <source>File saved|{path}|</source>
        <translation>文件已写出|{path}|</translation>
    </message>
    <message>
        <source>Status sheet saved|{path} · {devices:device/devices}|</source>
        <translation>状态表已保存|{path} · {devices} 台设备|</translation>
    </message>
    <message>
        <source>File taken back|{file}|</source>
        <translation>文件已撤回|{file}|</translation>
    </message>
    <message>
        <source>{person} looks after it|{serial}|</source>
        <translation>由{person}负责|{serial}|</translation>
    </message>
    <message>
        <source>Nobody looks after it now|{serial}|</source>
        <translation>目前无人负责|{serial}|</translation>
    </message>
    <message>
        <source>Warranty of {serial} until {day}|{model} · {customer}|Open the reminders of the equipment</source>
        <translation>{serial} 保修至 {day}|{model} · {customer}|请打开设备的提醒</translation>
    </message>
    <message>
        <source>{count} reminders of warranties|{serials}|Open the reminders of the equipment</source>
        <translation>{count} 条保修提醒|{serials}|请打开设备的提醒</translation>
    </message>
    <message>
        <source>Read|{serial}|</source>
        <translation>已阅读|{serial}|</translation>
    </message>
    <message>
        <source>Rule {rule} v{version} is set|devices are planned anew|</source>
        <translation>规则 {rule} 第 {version} 版已生效|设备提醒将重新计划|</translation>
    </message>
    <message>
        <source>Rule {rule} v{version} ends|devices are planned anew|</source>
        <translation>规则 {rule} 第 {version} 版将终止|设备提醒将重新计划|</translation>
    </message>
    <message>
        <source>Reminders are set|{rule}|What waits is planned anew</source>
        <translation>提醒已设定|{rule}|待发送的提醒将重新计划</translation>
    </message>
    <message>
        <source>This part is in a device already|{part_serial} · {serial}|Take it out there first</source>
        <translation>此部件已装在一台设备中|{part_serial} · {serial}|请先从那台设备拆下</translation>
    </message>
    <message>
        <source>This part was still in a device on that day|{part_serial} · {serial} · until {day}|Check the day</source>
        <translation>这个部件当天还在一台设备中|{part_serial} · {serial} · 至 {day}|请核对日期</translation>
    </message>
    <message>
        <source>Several parts of the device have this serial number|{part_serial} · {serial}|Enter the REF too</source>
        <translation>设备中有几个部件是这个序列号|{part_serial} · {serial}|请同时输入货号（REF）</translation>
    </message>
    <message>
        <source>This part is not in the device|{part_serial} · {serial}|Check the serial number of the part</source>
        <translation>此部件不在该设备中|{part_serial} · {serial}|请核对部件序列号</translation>
    </message>
    <message>
        <source>It was put in later|{part_serial} · {day} · since {since}|Check the day</source>
        <translation>部件装入日期更晚|{part_serial} · {day} · 自 {since}|请核对日期</translation>
    </message>
    <message>
        <source>The file is too large|{file}|Keep it below 20 MB</source>
        <translation>文件过大|{file}|请控制在 20 MB 以内</translation>
    </message>
    <message>
        <source>Files of this kind are not kept|{file}|Keep pictures, PDF, Office, text, audio or video files</source>
        <translation>不保存此类文件|{file}|可保存图片、PDF、Office、文本、音频或视频文件</translation>
    </message>
    <message>
        <source>The file is not what its name says|{file}|Save it again in the right format</source>
        <translation>文件内容与文件名不符|{file}|请以正确格式重新保存</translation>
    </message>
    <message>
        <source>This file is not there||Read the list again</source>
        <translation>此文件不存在||请重新读取列表</translation>
    </message>
    <message>
        <source>This file was taken back already|{file}|</source>
        <translation>此文件已被撤回|{file}|</translation>
    </message>
    <message>
        <source>The file is damaged in the database|{file}|Restore it from a backup</source>
        <translation>数据库中的文件已损坏|{file}|请从备份恢复</translation>
    </message>
    <message>
        <source>No device of this customer is registered|{customer}|Enter the customer in the record of the device</source>
        <translation>该客户没有已登记的设备|{customer}|请在设备档案中填写客户</translation>
    </message>
    <message>
        <source>This reminder is not there||Read the list again</source>
        <translation>此提醒不存在||请重新读取列表</translation>
    </message>
    <message>
        <source>Two rules meet and neither is the narrower|{rule} · {other} · {scope}|First write the rule where they meet</source>
        <translation>两条规则范围重叠且无一更窄|{rule} · {other} · {scope}|请先为重叠范围制定规则</translation>
    </message>
    <message>
        <source>Nothing has changed|{serial}|</source>
        <translation>没有任何变化|{serial}|</translation>
    </message>
    <message>
        <source>Exception withdrawn</source>
        <translation>例外已撤销</translation>
    </message>
    <message>
        <source>Suspension withdrawn</source>
        <translation>暂停已撤销</translation>
    </message>
    <message>
        <source>Register a device|{serial}|Fill in what is known and press Register</source>
        <translation>登记设备|{serial}|请填写已知信息后按登记</translation>
    </message>
    <message>
        <source>The last stage is later|{day} · {last}|Check the day</source>
        <translation>上一阶段的日期更晚|{day} · {last}|请核对日期</translation>
    </message>
    <message>
        <source>This day is still to come|{day}|Give the day on which it happened</source>
        <translation>该日期尚未到来|{day}|请填写实际发生日期</translation>
    </message>
    <message>
        <source>The record says another day|{day} · {known}|Correct the record with a reason first</source>
        <translation>与档案日期不一致|{day} · {known}|请先注明原因更正档案</translation>
    </message>
    <message>
        <source>A replacement names the new device|{serial}|Give the serial number of the new device</source>
        <translation>更换须指明新设备|{serial}|请提供新设备的序列号</translation>
    </message>
    <message>
        <source>There is no stage to take back|{serial}|</source>
        <translation>没有可撤回的阶段|{serial}|</translation>
    </message>
    <message>
        <source>A device cannot replace itself|{serial}|Give the serial number of the new device</source>
        <translation>设备不能替换自身|{serial}|请提供新设备的序列号</translation>
    </message>
    <message>
        <source>It replaced another device already|{serial}|Check the serial number of the new device</source>
        <translation>该设备已替换另一台设备|{serial}|请核对新设备的序列号</translation>
    </message>
    <message>
        <source>A version keeps the scope of its rule|{rule}|Make a new rule for another scope</source>
        <translation>新版本不得改变规则的适用范围|{rule}|其他范围请另立规则</translation>
    </message>
    <message>
        <source>An earlier version still holds then|{rule} · v{version}|Begin after that version</source>
        <translation>该时间仍有旧版本有效|{rule} · v{version}|请从旧版本结束之后开始</translation>
    </message>
    <message>
        <source>There is no such version of a rule|{rule} · v{version}|Look it up in the rule book</source>
        <translation>没有此规则版本|{rule} · v{version}|请查阅规则手册</translation>
    </message>
    <message>
        <source>Another rule holds for this device|{serial} · {rule} · v{version}|Name that rule and version</source>
        <translation>该设备适用另一条规则|{serial} · {rule} · v{version}|请填写该规则及其版本</translation>
    </message>
    <message>
        <source>The warranty cannot be determined|{serial} · {needs}|Enter what is missing first</source>
        <translation>无法确定保修|{serial} · {needs}|请先补录缺少的信息</translation>
    </message>
    <message>
        <source>The warranty is void|{serial} · since {since}|A supervisor can lift it with a reason</source>
        <translation>保修已失效|{serial} · 自 {since} 起|主管可注明原因解除</translation>
    </message>
    <message>
        <source>The warranty is not void|{serial}|</source>
        <translation>保修并未失效|{serial}|</translation>
    </message>
    <message>
        <source>No suspension is open|{serial}|</source>
        <translation>没有进行中的暂停|{serial}|</translation>
    </message>
    <message>
        <source>There is nothing to withdraw||Read the list again</source>
        <translation>没有可撤销的决定||请重新读取列表</translation>
    </message>
    <message>
        <source>This was withdrawn already|{serial} · {first} · {last}|</source>
        <translation>此项已撤销|{serial} · {first} · {last}|</translation>
    </message>
    <message>
        <source>It is suspended on some of these days already|{serial} · {first} · {last}|Choose other days</source>
        <translation>其中部分日期已在暂停期内|{serial} · {first} · {last}|请选择其他日期</translation>
    </message>
    <message>
        <source>The last day is before the first|{first} · {last}|</source>
        <translation>结束日期早于开始日期|{first} · {last}|</translation>
    </message>
    <message>
        <source>This extension is entered already|{number}|</source>
        <translation>该延保已录入|{number}|</translation>
    </message>
    <message>
        <source>There is no such extension|{number}|Check its number</source>
        <translation>没有此延保|{number}|请核对编号</translation>
    </message>
    <message>
        <source>The rule offers no extension of {months:month/months}|{serial} · offered: {offered}|</source>
        <translation>规则不提供 {months:个月/个月}的延保|{serial} · 可购：{offered}|</translation>
    </message>
    <message>
        <source>It is too late to buy an extension|{serial} · {day} · latest {latest}|Ask for an exception</source>
        <translation>已过购买延保的期限|{serial} · {day} · 最迟 {latest}|请申请例外</translation>
    </message>
    <message>
        <source>This contract is entered already|{number}|</source>
        <translation>该合同已录入|{number}|</translation>
    </message>
    <message>
        <source>expiry date</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>date of manufacture</source>
        <translation>生产日期</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>issuing agency</source>
        <translation>发码机构</translation>
    </message>
    <message>
        <source>bracket</source>
        <translation>括号</translation>
    </message>
    <message>
        <source>characters of the barcode</source>
        <translation>条码字符</translation>
    </message>
    <message>
        <source>data identifier</source>
        <translation>数据标识符</translation>
    </message>
    <message>
        <source>form of the date</source>
        <translation>日期格式</translation>
    </message>
    <message>
        <source>data elements</source>
        <translation>数据元素</translation>
    </message>
    <message>
        <source>envelope of the message</source>
        <translation>信息封装</translation>
    </message>
    <message>
        <source>hour of the date</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>web link</source>
        <translation>网址链接</translation>
    </message>
    <message>
        <source>path of the link</source>
        <translation>链接路径</translation>
    </message>
    <message>
        <source>percent encoding of the link</source>
        <translation>链接百分号编码</translation>
    </message>
    <message>
        <source>product division</source>
        <translation>产品分区码</translation>
    </message>
    <message>
        <source>query of the link</source>
        <translation>链接查询参数</translation>
    </message>
    <message>
        <source>secondary data</source>
        <translation>第二数据段</translation>
    </message>
    <message>
        <source>separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>data structure</source>
        <translation>数据结构</translation>
    </message>
    <message>
        <source>data structures</source>
        <translation>数据结构</translation>
    </message>
    <message>
        <source>supplementary data</source>
        <translation>补充数据</translation>
    </message>
    <message>
        <source>kind of barcode</source>
        <translation>条码类型</translation>
    </message>
    <message>
        <source>tag of the field</source>
        <translation>字段标记</translation>
    </message>
    <message>
        <source>end of the message</source>
        <translation>信息结尾</translation>
    </message>
    <message>
        <source>data field</source>
        <translation>数据字段</translation>
    </message>
    <message>
        <source>unit of measure</source>
        <translation>计量单位</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>is not known</source>
        <translation>无法识别</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>不是 JSON</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>not a list</source>
        <translation>不是列表</translation>
    </message>
    <message>
        <source>not text</source>
        <translation>不是文本</translation>
    </message>
    <message>
        <source>not a whole number</source>
        <translation>不是整数</translation>
    </message>
    <message>
        <source>neither true nor false</source>
        <translation>不是真或假</translation>
    </message>
    <message>
        <source>none of the words that may stand there</source>
        <translation>不是可用的选项</translation>
    </message>
    <message>
        <source>not a date</source>
        <translation>不是日期</translation>
    </message>
    <message>
        <source>not a moment with its offset</source>
        <translation>不是带时区的时间</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>not a UUID</source>
        <translation>不是 UUID</translation>
    </message>
    <message>
        <source>not proper text</source>
        <translation>不是有效文本</translation>
    </message>
    <message>
        <source>No price on {on}|{item} · {ref}|Enter it in the owner&apos;s price list, then book again</source>
        <translation>{on} 没有价格|{item} · {ref}|先在货主的价格表中录入，再记账</translation>
    </message>
    <message>
        <source>{owner} has not agreed to this|{custodian} may not hold its goods on {on}|Record the owner&apos;s consent first</source>
        <translation>{owner}未同意|{on} {custodian}不得保管其货物|先登记货主的同意</translation>
    </message>
    <message>
        <source>Which contract or letter says so?||Enter its number or name</source>
        <translation>依据哪份合同或函件？||请填写其编号或名称</translation>
    </message>
    <message>
        <source>The period ends before it begins|{valid_from} to {valid_to}|Correct the dates</source>
        <translation>结束日期早于开始日期|{valid_from} 至 {valid_to}|请更正日期</translation>
    </message>
    <message>
        <source>Two price lists for the same days|{list} · {other}|End the other list first</source>
        <translation>同一天有两份价格表|{list} · {other}|先结束另一份</translation>
    </message>
    <message>
        <source>Not a tax rate: {value}|In hundredths of a per cent: 13 % is 1300|Correct the rate</source>
        <translation>不是税率：{value}|以万分之一为单位：13% 写作 1300|请更正税率</translation>
    </message>
    <message>
        <source>Nothing is in the list||Enter at least one line</source>
        <translation>清单是空的||至少填写一行</translation>
    </message>
    <message>
        <source>Who agreed to it?||Enter the name of the person</source>
        <translation>是谁同意的？||请填写该人姓名</translation>
    </message>
    <message>
        <source>The buyer owns it already|{item} · lot {lot} · serial {serial}|Nothing to buy</source>
        <translation>货物已属于买方|{item} · 批号 {lot} · 序列号 {serial}|无需购买</translation>
    </message>
    <message>
        <source>Promised to case {case}|{item} · lot {lot} · serial {serial}|Release the reservation, or take other goods</source>
        <translation>已预留给手术 {case}|{item} · 批号 {lot} · 序列号 {serial}|请先解除预留，或选其他货物</translation>
    </message>
    <message>
        <source>No such buy-out: {document}||Check the number</source>
        <translation>没有买断单 {document}||请核对单号</translation>
    </message>
    <message>
        <source>Not a price: “{value}”|One a line: REF, price in CNY, tax in per cent|FS-12-135 12800.00 13</source>
        <translation>不是价格：“{value}”|每行一条：货号、价格（元）、税率（%）|FS-12-135 12800.00 13</translation>
    </message>
    <message>
        <source>Not in this statement|{item} · lot {lot} · serial {serial}|Choose another owner or month</source>
        <translation>不在本对账单中|{item} · 批号 {lot} · 序列号 {serial}|请选择其他货主或月份</translation>
    </message>
    <message>
        <source>This consent has ended already|Last day {valid_to}|Nothing to end</source>
        <translation>该同意书已终止|最后一天 {valid_to}|无需终止</translation>
    </message>
    <message>
        <source>{month}|{owner}|</source>
        <translation>{month}|{owner}|</translation>
    </message>
    <message>
        <source>{pieces} on hand|{item} · lot {lot} · serial {serial}|To buy it out, enter who agreed</source>
        <translation>现有 {pieces} 件|{item} · 批号 {lot} · 序列号 {serial}|如需买断，请填写同意人</translation>
    </message>
    <message>
        <source>Buy {pieces} for {amount} CNY?|{item} · lot {lot} · serial {serial} · {place}|CONFIRM, or NO</source>
        <translation>以 {amount} 元买断 {pieces} 件？|{item} · 批号 {lot} · 序列号 {serial} · {place}|扫描“确认”或“否”</translation>
    </message>
    <message>
        <source>Nothing was bought||</source>
        <translation>未买断任何货物||</translation>
    </message>
    <message>
        <source>{document} · {amount} CNY|{pieces} × {item} · lot {lot} · serial {serial} bought|UNDO takes it back</source>
        <translation>{document} · {amount} 元|已买断 {pieces} 件 {item} · 批号 {lot} · 序列号 {serial}|扫描“撤销”可取消</translation>
    </message>
    <message>
        <source>Statement saved|{path}|</source>
        <translation>对账单已保存|{path}|</translation>
    </message>
    <message>
        <source>Price list {code} saved|Prices: {prices}|</source>
        <translation>价格表 {code} 已保存|价格 {prices} 条|</translation>
    </message>
    <message>
        <source>Consent recorded|{owner} → {custodian} · {reference}|</source>
        <translation>同意书已登记|{owner} → {custodian} · {reference}|</translation>
    </message>
    <message>
        <source>Consent ended|{owner} → {custodian} · last day {last}|Fetch what is still there</source>
        <translation>同意书已终止|{owner} → {custodian} · 最后一天 {last}|请取回仍在该处的货物</translation>
    </message>
    <message>
        <source>{document} is taken back · {credited} CNY||The goods are again whose they were</source>
        <translation>{document} 已撤回 · {credited} 元||货物恢复原货主</translation>
    </message>
    <message>
        <source>No such consent||Choose one from the list</source>
        <translation>没有这份同意书||请从列表中选择</translation>
    </message>
    <message>
        <source>Nothing to put into the barcode|{kind}|Fill the field or take the barcode off the template</source>
        <translation>条码没有内容|{kind}|请填写字段，或从模板中删除该条码</translation>
    </message>
    <message>
        <source>This barcode cannot carry the character “{found}”|{kind}|Take a QR code or change the text</source>
        <translation>该条码不能包含字符“{found}”|{kind}|请改用二维码或修改文字</translation>
    </message>
    <message>
        <source>Too much text for this barcode|{kind} · {found}|Use a DataMatrix, or two lines</source>
        <translation>内容超出条码容量|{kind} · {found}|请改用 DataMatrix 或分为两行</translation>
    </message>
    <message>
        <source>The barcode cannot be drawn|{kind} · {found} · {why}|Compare the data with the label</source>
        <translation>无法生成条码|{kind} · {found} · {why}|请核对数据</translation>
    </message>
    <message>
        <source>Bars or squares too fine for scanners|{kind} · {module_mm} mm at {dpi} dpi · at least {minimum_mm} mm|Choose a wider module or a finer printer</source>
        <translation>条码模块过细，无法可靠扫描|{kind} · {module_mm} mm（{dpi} dpi）· 至少 {minimum_mm} mm|请加大模块或换用更高分辨率打印机</translation>
    </message>
    <message>
        <source>The barcode does not fit|{kind} · needs {needs_width_mm} × {needs_height_mm} mm · has {width_mm} × {height_mm} mm|Give it more room or take a larger label</source>
        <translation>条码放不下|{kind} · 需要 {needs_width_mm} × {needs_height_mm} mm · 现有 {width_mm} × {height_mm} mm|请留出更大空间或换用更大标签</translation>
    </message>
    <message>
        <source>Label not printed: it does not read back|{fault} · {kind} · expected {expected} · read {read}|Correct the template; nothing was sent</source>
        <translation>标签未打印：回读不一致|{fault} · {kind} · 应为 {expected} · 读到 {read}|请修正模板；没有发送任何数据</translation>
    </message>
    <message>
        <source>A picture of the template cannot be used|element {element}|Take a PNG of at most a few hundred dots</source>
        <translation>模板中的图片无法使用|元素 {element}|请使用尺寸较小的 PNG 图片</translation>
    </message>
    <message>
        <source>No label printer has this resolution|{found} dpi|Give 203, 300 or 600</source>
        <translation>没有这种分辨率的标签打印机|{found} dpi|请选择 203、300 或 600</translation>
    </message>
    <message>
        <source>The template cannot be read|element {element} · {key} · {value} · {why}|Correct the file</source>
        <translation>无法读取模板|元素 {element} · {key} · {value} · {why}|请修正文件</translation>
    </message>
    <message>
        <source>No such template|{name}|Choose one from the list</source>
        <translation>没有此模板|{name}|请从列表中选择</translation>
    </message>
    <message>
        <source>No such ISO 15223-1 symbol|{symbol}|Choose one from the list</source>
        <translation>没有此 ISO 15223-1 符号|{symbol}|请从列表中选择</translation>
    </message>
    <message>
        <source>The label lacks a field|{field} · element {element}|Fill it in, or give the element a condition</source>
        <translation>标签缺少字段|{field} · 元素 {element}|请填写，或为该元素设置条件</translation>
    </message>
    <message>
        <source>A text does not fit its box|{field} · element {element} · {found}|Give it more room, or let it shrink or wrap</source>
        <translation>文字放不下|{field} · 元素 {element} · {found}|请留出更大空间，或允许缩小或换行</translation>
    </message>
    <message>
        <source>A text holds a control character|{field} · element {element} · {unicode}|Take it out of the text</source>
        <translation>文字中含有控制字符|{field} · 元素 {element} · {unicode}|请从文字中删除</translation>
    </message>
    <message>
        <source>Labels cannot set text from right to left|element {element} · {found} · {unicode}|Write it in Latin or Chinese letters</source>
        <translation>标签无法排印从右到左的文字|元素 {element} · {found} · {unicode}|请用拉丁字母或汉字书写</translation>
    </message>
    <message>
        <source>The label&apos;s typeface lacks a character|element {element} · {found} · {unicode}|Change the text; no other typeface is put in its place</source>
        <translation>标签字体缺少一个字符|元素 {element} · {found} · {unicode}|请修改文字；不会用其他字体代替</translation>
    </message>
    <message>
        <source>Something lies outside the label|element {element}|Move it in, or load larger labels</source>
        <translation>有内容超出标签|元素 {element}|请移入标签内，或装入更大的标签</translation>
    </message>
    <message>
        <source>Something lies in a barcode&apos;s quiet zone|element {element} · element {other}|Move them apart</source>
        <translation>有内容进入条码静区|元素 {element} · 元素 {other}|请将两者分开</translation>
    </message>
    <message>
        <source>Two barcodes overlap|element {element} · element {other}|Move them apart</source>
        <translation>两个条码重叠|元素 {element} · 元素 {other}|请将两者分开</translation>
    </message>
    <message>
        <source>A label with a serial number is printed once|{copies} asked for|Order one; a destroyed one can be printed again</source>
        <translation>带序列号的标签只打印一张|要求 {copies} 张|请只下单一张；损坏的标签可以补打</translation>
    </message>
    <message>
        <source>The label was drawn for another printer|{label_dpi} dpi · printer {printer_dpi} dpi|Draw it anew for this printer</source>
        <translation>标签是为另一台打印机绘制的|{label_dpi} dpi · 打印机 {printer_dpi} dpi|请为此打印机重新绘制</translation>
    </message>
    <message>
        <source>The label is larger than those in the printer|{label_width} × {label_height} dots · printer {stock_width} × {stock_height} dots|Load larger labels or take a smaller template</source>
        <translation>标签大于打印机中的标签纸|{label_width} × {label_height} 点 · 打印机 {stock_width} × {stock_height} 点|请装入更大的标签或选用更小的模板</translation>
    </message>
    <message>
        <source>The label is larger than its place on the sheet|{label} · place {width_mm} × {height_mm} mm|Choose another sheet or a smaller template</source>
        <translation>标签大于 A4 页上的位置|{label} · 位置 {width_mm} × {height_mm} mm|请换用其他标签页或更小的模板</translation>
    </message>
    <message>
        <source>The label is larger than an A4 sheet|{width_mm} × {height_mm} mm|Take a smaller template</source>
        <translation>标签大于 A4 纸|{width_mm} × {height_mm} mm|请选用更小的模板</translation>
    </message>
    <message>
        <source>The label sheet does not fit on A4, or begins outside it||Correct columns, rows, margins and start</source>
        <translation>标签页超出 A4 纸，或起始位置不在页内||请修正列数、行数、边距和起始位置</translation>
    </message>
    <message>
        <source>A printer setting is out of its bounds|{field} = {value} · {lowest} to {highest}|Correct the printer&apos;s settings</source>
        <translation>打印机设置超出范围|{field} = {value} · {lowest} 至 {highest}|请修正打印机设置</translation>
    </message>
    <message>
        <source>Not sent: a command that no label may hold|{command} · byte {position}|Correct the printer file; report this if it was none of yours</source>
        <translation>未发送：含有标签不允许的命令|{command} · 字节 {position}|请修正打印机文件；若不是您的文件，请报告</translation>
    </message>
    <message>
        <source>The printer file wants a field that this label lacks|{field}|Fill it in, or take it out of the file</source>
        <translation>打印机文件需要此标签没有的字段|{field}|请填写，或从文件中删除</translation>
    </message>
    <message>
        <source>A placeholder stands where no value can be made safe|{placeholder} · {command} · byte {position} · {why}|Put it into the text of a field or the data of a barcode</source>
        <translation>占位符所在位置无法保证安全|{placeholder} · {command} · 字节 {position} · {why}|请放入字段文字或条码数据中</translation>
    </message>
    <message>
        <source>The printer file is not UTF-8|{command} · byte {position}|Save it as UTF-8</source>
        <translation>打印机文件不是 UTF-8 编码|{command} · 字节 {position}|请另存为 UTF-8</translation>
    </message>
    <message>
        <source>A value cannot stand in the printer file|{field} · {value} · {why}|Change the value, or use a drawn template</source>
        <translation>该值不能写入打印机文件|{field} · {value} · {why}|请修改该值，或使用绘制的模板</translation>
    </message>
    <message>
        <source>A UDI label cannot be printed from a printer file|{file}|Use a drawn template: only that can be read back before it is sent</source>
        <translation>UDI 标签不能用打印机文件打印|{file}|请使用绘制的模板：只有它能在发送前回读核对</translation>
    </message>
    <message>
        <source>Label {label}: nobody knows whether it came out|{printer} · {cause}|Look at the printer, then say in the list whether it was printed</source>
        <translation>标签 {label}：不确定是否已打出|{printer} · {cause}|请查看打印机，然后在列表中确认是否已打印</translation>
    </message>
    <message>
        <source>{count:label was/labels were} under way when the program ended||Look at the printer and settle each; nothing is printed again by itself</source>
        <translation>程序结束时有 {count} 张标签正在打印||请查看打印机并逐一确认；不会自动重新打印</translation>
    </message>
    <message>
        <source>Shown on the label: {item}|{ref} · lot {lot} · serial {serial} · {place} · {tray}|</source>
        <translation>标签显示：{item}|{ref} · 批号 {lot} · 序列号 {serial} · {place} · {tray}|</translation>
    </message>
    <message>
        <source>The file is too large for a label|{file}|Choose a template, a printer file or a small PNG</source>
        <translation>文件太大，不适合标签|{file}|请选择模板、打印文件或小的 PNG</translation>
    </message>
    <message>
        <source>A printer file is called like the template whose place it takes|{file}|Name it bin.zpl or bin.tspl, for example</source>
        <translation>打印文件应与所代替的模板同名|{file}|例如命名为 bin.zpl 或 bin.tspl</translation>
    </message>
    <message>
        <source>No label knows this field|{field}|sparezone label --fields prints them all</source>
        <translation>标签没有此字段|{field}|用 sparezone label --fields 列出全部字段</translation>
    </message>
    <message>
        <source>GS1 DataMatrix</source>
        <translation>GS1 DataMatrix 码</translation>
    </message>
    <message>
        <source>GS1-128</source>
        <translation>GS1-128 码</translation>
    </message>
    <message>
        <source>GS1 QR</source>
        <translation>GS1 QR 码</translation>
    </message>
    <message>
        <source>DataMatrix</source>
        <translation>DataMatrix 码</translation>
    </message>
    <message>
        <source>Code 128</source>
        <translation>Code 128 码</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR 码</translation>
    </message>
    <message>
        <source>HIBC DataMatrix</source>
        <translation>HIBC DataMatrix 码</translation>
    </message>
    <message>
        <source>HIBC Code 128</source>
        <translation>HIBC Code 128 码</translation>
    </message>
    <message>
        <source>HIBC QR</source>
        <translation>HIBC QR 码</translation>
    </message>
    <message>
        <source>picture of another size</source>
        <translation>图像尺寸不符</translation>
    </message>
    <message>
        <source>barcode or its quiet zone beyond the edge</source>
        <translation>条码或静区超出标签</translation>
    </message>
    <message>
        <source>ink in the quiet zone</source>
        <translation>静区内有墨迹</translation>
    </message>
    <message>
        <source>barcode reads differently</source>
        <translation>条码读出不同</translation>
    </message>
    <message>
        <source>barcode damaged</source>
        <translation>条码有损坏</translation>
    </message>
    <message>
        <source>a barcode that is not of this label</source>
        <translation>出现多余条码</translation>
    </message>
    <message>
        <source>UDI is not the record&apos;s</source>
        <translation>UDI 与记录不符</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>ready to go</source>
        <translation>已就绪</translation>
    </message>
    <message>
        <source>at the hospital</source>
        <translation>在医院</translation>
    </message>
    <message>
        <source>back</source>
        <translation>已收回</translation>
    </message>
    <message>
        <source>report held</source>
        <translation>报告待查</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>已报告</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>implanted</source>
        <translation>已植入</translation>
    </message>
    <message>
        <source>used</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>opened, not used</source>
        <translation>已开未用</translation>
    </message>
    <message>
        <source>bought out</source>
        <translation>买断</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>退回厂家</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>冲销</translation>
    </message>
    <message>
        <source>quantity differs</source>
        <translation>数量不同</translation>
    </message>
    <message>
        <source>lot differs</source>
        <translation>批号不同</translation>
    </message>
    <message>
        <source>only ours</source>
        <translation>仅我方有</translation>
    </message>
    <message>
        <source>only theirs</source>
        <translation>仅对方有</translation>
    </message>
    <message>
        <source>matched</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>brought back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>清点</translation>
    </message>
    <message>
        <source>Sterilisation</source>
        <translation>灭菌</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Spare</source>
        <translation>备用</translation>
    </message>
    <message>
        <source>Engineer present</source>
        <translation>工程师到场</translation>
    </message>
    <message>
        <source>Notice of use</source>
        <translation>使用通知</translation>
    </message>
    <message>
        <source>Follow-up with the surgeon</source>
        <translation>术者随访</translation>
    </message>
    <message>
        <source>Follow-up form</source>
        <translation>随访表</translation>
    </message>
    <message>
        <source>No complaint until</source>
        <translation>无投诉期至</translation>
    </message>
    <message>
        <source>did not come back and is not on the sheet</source>
        <translation>未收回，也不在使用单上</translation>
    </message>
    <message>
        <source>is on the sheet and came back</source>
        <translation>在使用单上，却已收回</translation>
    </message>
    <message>
        <source>never went out with this case</source>
        <translation>未随本台手术发出</translation>
    </message>
    <message>
        <source>Unknown case: {case}||Check the number, or plan the case first</source>
        <translation>未知手术：{case}||请核对编号，或先登记手术</translation>
    </message>
    <message>
        <source>{case} is planned already||Take another number, or open that case</source>
        <translation>{case} 已登记||换一个编号，或打开该手术</translation>
    </message>
    <message>
        <source>A form is open||Save it or go back first</source>
        <translation>正在填写表单||请先保存或返回</translation>
    </message>
    <message>
        <source>Not at this stage|{case} · {stage}|Look at the case</source>
        <translation>现阶段不能这样做|{case} · {stage}|请查看该手术</translation>
    </message>
    <message>
        <source>Not a time: {value}||Enter it as 2026-11-24 11:20</source>
        <translation>不是时间：{value}||请按 2026-11-24 11:20 的格式填写</translation>
    </message>
    <message>
        <source>The operation ended before its goods left|{case} · ended {ended}, left {sent}|Correct the time, or ask the supervisor</source>
        <translation>手术结束时间早于货物发出时间|{case} · 结束 {ended}，发出 {sent}|请更正时间，或请主管处理</translation>
    </message>
    <message>
        <source>{item} is no implant||Plan implants; instruments come with trays</source>
        <translation>{item} 不是植入物||只计划植入物，器械随器械盒</translation>
    </message>
    <message>
        <source>{tray} is promised to {case}||Choose another tray</source>
        <translation>{tray} 已安排给 {case}||请换一个器械盒</translation>
    </message>
    <message>
        <source>Not planned for {case}|{item} · lot {lot} · serial {serial}|</source>
        <translation>不在 {case} 的计划中|{item} · 批号 {lot} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>Cannot be reserved from here|{item} · lot {lot} · serial {serial}|Take one from a usable bin</source>
        <translation>不能从这里预留|{item} · 批号 {lot} · 序列号 {serial}|请从合格库位取</translation>
    </message>
    <message>
        <source>Promised to somebody else|{item} · lot {lot} · serial {serial}|Take another piece</source>
        <translation>已预留给别处|{item} · 批号 {lot} · 序列号 {serial}|请换一件</translation>
    </message>
    <message>
        <source>{first} in {place} expires earlier|{expires_on} · {item}|Take that one, or give a reason</source>
        <translation>{place} 的 {first} 更早到期|{expires_on} · {item}|请取那一件，或说明理由</translation>
    </message>
    <message>
        <source>A spare is missing|{names} · {case}|Reserve one more of each, or ask the supervisor</source>
        <translation>缺少备用|{names} · {case}|每种再预留一件，或请主管处理</translation>
    </message>
    <message>
        <source>Nothing to send for {case}||Add a tray or reserve implants</source>
        <translation>{case} 没有可发出的物品||请添加器械盒或预留植入物</translation>
    </message>
    <message>
        <source>Never went out with {case}|{item} · lot {lot} · serial {serial}|Put it aside and look it up</source>
        <translation>未随 {case} 发出|{item} · 批号 {lot} · 序列号 {serial}|请放到一边并查询</translation>
    </message>
    <message>
        <source>The tray is still out|{case}|Scan COME BACK, then the tray</source>
        <translation>器械盒尚未收回|{case}|请扫「收回」，再扫器械盒</translation>
    </message>
    <message>
        <source>{tray} goes with no case||Choose a case, then scan the tray</source>
        <translation>{tray} 没有安排手术||请先选择手术，再扫器械盒</translation>
    </message>
    <message>
        <source>Which case?||Scan its tray or its number</source>
        <translation>哪台手术？||请扫描器械盒或手术编号</translation>
    </message>
    <message>
        <source>What shall be done with it?||Scan COME BACK, IMPLANTED or WASTED</source>
        <translation>要做什么？||请扫「收回」「已植入」或「已开未用」</translation>
    </message>
    <message>
        <source>Unknown usage report: {report}||Check the number</source>
        <translation>未知使用报告：{report}||请核对编号</translation>
    </message>
    <message>
        <source>{report} was taken back already||</source>
        <translation>{report} 已经撤销||</translation>
    </message>
    <message>
        <source>Something rests on {report}|{documents}|Cancel {first} first</source>
        <translation>有单据依赖 {report}|{documents}|请先取消 {first}</translation>
    </message>
    <message>
        <source>{case}||</source>
        <translation>{case}||</translation>
    </message>
    <message>
        <source>{case} is planned||Reserve what it needs</source>
        <translation>{case} 已登记||预留所需物品</translation>
    </message>
    <message>
        <source>The plan of {case} is changed|let go: {released} · reserved: {reserved}|Make it ready anew</source>
        <translation>{case}的计划已修改|释放：{released} · 新预留：{reserved}|请重新就绪</translation>
    </message>
    <message>
        <source>The plan of {case} is changed: a spare is missing|{names} · let go: {released} · reserved: {reserved}|Reserve it, or ask for it</source>
        <translation>{case}的计划已修改，缺备用件|{names} · 释放：{released} · 新预留：{reserved}|请预留或申请补货</translation>
    </message>
    <message>
        <source>{case} is cancelled||What was reserved for it is free again</source>
        <translation>{case} 已取消||为其预留的物品已释放</translation>
    </message>
    <message>
        <source>{tray} goes with {case}||</source>
        <translation>{tray} 随 {case} 同行||</translation>
    </message>
    <message>
        <source>{tray} is noted for the new case||</source>
        <translation>{tray} 已加入新手术||</translation>
    </message>
    <message>
        <source>Reserved for {case}|{item} · lot {lot} · serial {serial}|</source>
        <translation>已为 {case} 预留|{item} · 批号 {lot} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>Everything is reserved|{case} · {pieces:piece/pieces}|</source>
        <translation>全部已预留|{case} · {pieces:件/件}|</translation>
    </message>
    <message>
        <source>A spare is still missing|{names} · {case}|</source>
        <translation>仍缺备用|{names} · {case}|</translation>
    </message>
    <message>
        <source>{case} is ready||SEND OUT when it leaves</source>
        <translation>{case} 已就绪||出发时请扫「发出」</translation>
    </message>
    <message>
        <source>Sent out · {pieces:piece/pieces}|{case} · {trays} · due back {due_back_on}|</source>
        <translation>已发出 · {pieces:件/件}|{case} · {trays} · 应还日期 {due_back_on}|</translation>
    </message>
    <message>
        <source>Coming back||Scan the tray, then what is in it</source>
        <translation>收回||请扫描器械盒，再扫描盒内物品</translation>
    </message>
    <message>
        <source>{tray} is back · {found}/{went_out}|{case} · {place}|Scan what is in it</source>
        <translation>{tray} 已收回 · {found}/{went_out}|{case} · {place}|请扫描盒内物品</translation>
    </message>
    <message>
        <source>{found}/{of} · {item}|lot {lot} · serial {serial} · {missing} missing|</source>
        <translation>{found}/{of} · {item}|批号 {lot} · 序列号 {serial} · 缺 {missing}|</translation>
    </message>
    <message>
        <source>Already found|{item} · lot {lot} · serial {serial}|</source>
        <translation>已经扫过|{item} · 批号 {lot} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>Implanted||Scan the stickers of what was implanted</source>
        <translation>已植入||请扫描已植入物品的标签</translation>
    </message>
    <message>
        <source>Opened, not used||Scan the stickers of what was opened and not used</source>
        <translation>已开未用||请扫描已开未用物品的标签</translation>
    </message>
    <message>
        <source>{used} · implanted · {item}|lot {lot} · serial {serial}|</source>
        <translation>{used} · 已植入 · {item}|批号 {lot} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>{used} · opened, not used · {item}|lot {lot} · serial {serial}|</source>
        <translation>{used} · 已开未用 · {item}|批号 {lot} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>On the sheet already|{item} · lot {lot} · serial {serial}|</source>
        <translation>已在使用单上|{item} · 批号 {lot} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>Never went out with this case|{item} · lot {lot} · serial {serial}|It holds the report; UNDO takes it off</source>
        <translation>未随本台手术发出|{item} · 批号 {lot} · 序列号 {serial}|报告将被扣住；扫「撤销」可去掉</translation>
    </message>
    <message>
        <source>Taken off the sheet|{item} · lot {lot} · serial {serial}|</source>
        <translation>已从使用单去掉|{item} · 批号 {lot} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>{number} · {amount} CNY|{went_out} out = {back} back + {implanted} implanted + {wasted} wasted|</source>
        <translation>{number} · {amount} 元|发出 {went_out} = 收回 {back} + 植入 {implanted} + 已开未用 {wasted}|</translation>
    </message>
    <message>
        <source>The report is held · {count:difference/differences}|{names}|Find each one, then CONFIRM again</source>
        <translation>报告扣住 · {count:处差异/处差异}|{names}|逐一查清后再扫「确认」</translation>
    </message>
    <message>
        <source>Nothing is reserved for {case}||Nothing to take back</source>
        <translation>{case} 没有预留||没有可撤回的</translation>
    </message>
    <message>
        <source>Let {pieces:reserved piece/reserved pieces} of {case} go?||Scan YES or NO</source>
        <translation>释放 {case} 的 {pieces} 件预留吗？||扫「是」或「否」</translation>
    </message>
    <message>
        <source>Let go: {pieces:reservation/reservations} of {case}||Reserve anew, or cancel the case</source>
        <translation>已释放 {case} 的 {pieces} 项预留||重新预留，或取消手术</translation>
    </message>
    <message>
        <source>Take {report} of {case} back?|Nothing rests on it; what was used is booked back and credited|Scan YES or NO</source>
        <translation>撤回 {case} 的 {report} 吗？|没有单据依赖它；已用物品将冲回并作贷记|扫「是」或「否」</translation>
    </message>
    <message>
        <source>{report} is taken back · {credited} CNY|{case}|Correct the sheet, then CONFIRM again</source>
        <translation>{report} 已撤回 · {credited} 元|{case}|更正使用单，再扫「确认」</translation>
    </message>
    <message>
        <source>Nobody said what belongs into {tray}||Assign a kit to the tray under Items &amp; places</source>
        <translation>没有登记 {tray} 的应有内容||请在「品种与库位」中为它指定套装</translation>
    </message>
    <message>
        <source>Unknown kit: {kit}||Check the code, or enter the kit first</source>
        <translation>未知套装：{kit}||请核对编号，或先登记套装</translation>
    </message>
    <message>
        <source>{tray} is being counted the other way||Close that count first</source>
        <translation>{tray} 正在另一方向清点||请先结束那次清点</translation>
    </message>
    <message>
        <source>{tray} is not being counted||Scan the tray first</source>
        <translation>{tray} 没有在清点||请先扫描器械盒</translation>
    </message>
    <message>
        <source>Does not belong into {tray}|{item}|Put it where it belongs</source>
        <translation>不属于 {tray}|{item}|请放回应放之处</translation>
    </message>
    <message>
        <source>{tray} has not been counted since it came back||Count it at the trays desk</source>
        <translation>{tray} 收回后还没有清点||请在器械盒台清点</translation>
    </message>
    <message>
        <source>{tray} is not complete|{names}|Refill and count it, or ask the supervisor</source>
        <translation>{tray} 不齐|{names}|请补齐并清点，或请主管处理</translation>
    </message>
    <message>
        <source>{tray} is not sterile|no valid sterilisation since it was last used|Record its sterilisation</source>
        <translation>{tray} 未灭菌|上次使用后没有有效的灭菌记录|请登记灭菌</translation>
    </message>
    <message>
        <source>{tray} is sterile until {valid_until} only|needed on {planned}|Sterilise it again</source>
        <translation>{tray} 灭菌仅有效至 {valid_until}|使用日期 {planned}|请重新灭菌</translation>
    </message>
    <message>
        <source>{tray} is out|{document}|Take it back first</source>
        <translation>{tray} 已外出|{document}|请先收回</translation>
    </message>
    <message>
        <source>{tray} is not out||Scan the tray of a case that is out</source>
        <translation>{tray} 没有外出||请扫描外出手术的器械盒</translation>
    </message>
    <message>
        <source>{tray} is out with {case}||Take it back at the cases desk</source>
        <translation>{tray} 随 {case} 外出||请在手术台收回</translation>
    </message>
    <message>
        <source>That time has not come yet|{at}|Correct the time</source>
        <translation>时间还没有到|{at}|请改正时间</translation>
    </message>
    <message>
        <source>{party} is no hospital||Choose a hospital</source>
        <translation>{party} 不是医院||请选择医院</translation>
    </message>
    <message>
        <source>No store of this hospital|{hospital} · {place}|Enter the hospital&apos;s store first</source>
        <translation>该医院没有库房|{hospital} · {place}|请先登记医院库房</translation>
    </message>
    <message>
        <source>Several stores: {places}||Say which one</source>
        <translation>有多个库房：{places}||请指明是哪一个</translation>
    </message>
    <message>
        <source>The baseline of {hospital} is frozen|since {on}|It is never changed</source>
        <translation>{hospital} 的基线已冻结|自 {on} 起|不可更改</translation>
    </message>
    <message>
        <source>That day is over|{due_back_on}|Say a day from today on</source>
        <translation>这一天已过|{due_back_on}|请填今天或以后的日期</translation>
    </message>
    <message>
        <source>{tray} is due back on {due_back_on} already||Say a later day; LATER moves it</source>
        <translation>{tray} 本来就到 {due_back_on} 归还||请填更晚的日期，可扫「往后」</translation>
    </message>
    <message>
        <source>The form of {tray} is open||Scan a hospital&apos;s store, LATER, EARLIER, YES, NO or CONFIRM, or go back</source>
        <translation>{tray} 的表单正打开||可扫医院库房码、「往后」「往前」「是」「否」或「确认」，也可返回</translation>
    </message>
    <message>
        <source>Lend {tray} to which hospital?||Scan the code of the hospital&apos;s store</source>
        <translation>{tray} 借给哪家医院？||请扫医院库房的位置码</translation>
    </message>
    <message>
        <source>When is {tray} due back?||Scan LATER, or type the day such as 2026-11-21</source>
        <translation>{tray} 哪天归还？||扫「往后」，或输入日期，如 2026-11-21</translation>
    </message>
    <message>
        <source>{place} is no hospital store of this site||Scan the code of the hospital&apos;s store</source>
        <translation>{place} 不是本站点的医院库房||请扫医院库房的位置码</translation>
    </message>
    <message>
        <source>Why?||Give a reason</source>
        <translation>为什么？||请说明理由</translation>
    </message>
    <message>
        <source>{counted}/{of} · {tray}||Scan what is in it; TICK ALL for the instruments</source>
        <translation>{counted}/{of} · {tray}||请扫描盒内物品；器械扫「全部勾选」</translation>
    </message>
    <message>
        <source>{tray} is of kit {kit}||Count it</source>
        <translation>{tray} 属于套装 {kit}||请清点</translation>
    </message>
    <message>
        <source>{tray} is sterile until {valid_until}|load {load}|</source>
        <translation>{tray} 灭菌有效期至 {valid_until}|灭菌批次 {load}|</translation>
    </message>
    <message>
        <source>Lend {tray} to whom?||Scan the hospital&apos;s store; LATER and EARLIER move the day; CONFIRM lends it</source>
        <translation>{tray} 借给谁？||扫医院库房码；「往后」「往前」移动日期；「确认」借出</translation>
    </message>
    <message>
        <source>{tray} stays until when?||LATER and EARLIER move the day; scan or type why; CONFIRM saves</source>
        <translation>{tray} 延到哪一天？||「往后」「往前」移动日期；扫描或输入理由；「确认」保存</translation>
    </message>
    <message>
        <source>{tray} is back: was something taken from it?||Scan YES or NO, then CONFIRM</source>
        <translation>{tray} 已归还：盒内物品有取用吗？||扫「是」或「否」，再扫「确认」</translation>
    </message>
    <message>
        <source>Noted: {told}||CONFIRM when all is right</source>
        <translation>已记下：{told}||无误后扫「确认」</translation>
    </message>
    <message>
        <source>{tray} is lent until {due_back_on}|it stands in {place}|</source>
        <translation>{tray} 已借出，{due_back_on} 归还|现在在 {place}|</translation>
    </message>
    <message>
        <source>{tray} is lent until {due_back_on}, by your reason|it stands in {place}|The reason is kept</source>
        <translation>{tray} 按你的理由借出，{due_back_on} 归还|现在在 {place}|理由已留存</translation>
    </message>
    <message>
        <source>{tray} stays until {due_back_on}|extension {extensions}|</source>
        <translation>{tray} 延至 {due_back_on} 归还|第 {extensions} 次延期|</translation>
    </message>
    <message>
        <source>{tray} is back|it stands in {place}|Count it</source>
        <translation>{tray} 已归还|现在在 {place}|请清点</translation>
    </message>
    <message>
        <source>{tray} is back, too late|it stands in {place}|Count it</source>
        <translation>{tray} 逾期归还|现在在 {place}|请清点</translation>
    </message>
    <message>
        <source>{tray} is not sterile: the indicator failed|load {load}|Sterilise it again</source>
        <translation>{tray} 未灭菌：指示条不合格|灭菌批次 {load}|重新灭菌</translation>
    </message>
    <message>
        <source>{counted}/{of} · {item}|lot {lot} · serial {serial}|</source>
        <translation>{counted}/{of} · {item}|批号 {lot} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>Already counted|{item} · lot {lot} · serial {serial} · {counted}/{of}|One more of the lot? CONFIRM books it into the tray</source>
        <translation>已经点过|{item} · 批号 {lot} · 序列号 {serial} · {counted}/{of}|同批还多一件？扫「确认」记入本盒</translation>
    </message>
    <message>
        <source>Not known to be in {tray}|{item} · lot {lot} · serial {serial}|Take it out, or scan CONFIRM to book it into the tray</source>
        <translation>账上不在 {tray}|{item} · 批号 {lot} · 序列号 {serial}|取出，或扫「确认」记入本盒</translation>
    </message>
    <message>
        <source>Booked into {tray}|from {sources}|</source>
        <translation>已记入 {tray}|来自 {sources}|</translation>
    </message>
    <message>
        <source>{counted}/{of} · instruments ticked||CLOSE TRAY when done</source>
        <translation>{counted}/{of} · 器械已勾选||完成后请扫「封盒」</translation>
    </message>
    <message>
        <source>{tray} is complete|{counted}/{of}|</source>
        <translation>{tray} 齐全|{counted}/{of}|</translation>
    </message>
    <message>
        <source>{tray} is not complete|missing: {missing} · too much: {extra}|Put in what is missing, count again</source>
        <translation>{tray} 不齐|缺少：{missing} · 多出：{extra}|请补入缺少的物品后重新清点</translation>
    </message>
    <message>
        <source>{place} is being counted|{person} counts · {count}|Wait until the count is over</source>
        <translation>{place} 正在盘点|{person} 盘点中 · {count}|请等盘点结束</translation>
    </message>
    <message>
        <source>{person} counts {place}|{count} · desk {workstation}|Take another bin</source>
        <translation>{person} 正在盘点 {place}|{count} · 工位 {workstation}|请盘点其他货位</translation>
    </message>
    <message>
        <source>A second person must count {place}|{person} counted last · {count}|Another badge, then the bin</source>
        <translation>{place} 须由第二人复盘|上次由 {person} 盘点 · {count}|换人扫工牌，再扫货位</translation>
    </message>
    <message>
        <source>A second person must decide|{person} opened it|Another badge, then once more</source>
        <translation>须由第二人决定|由 {person} 建立|请换工牌后再操作一次</translation>
    </message>
    <message>
        <source>{place} waits for a decision|{count}|Scan the bin to see the difference</source>
        <translation>{place} 待处理|{count}|扫描货位查看差异</translation>
    </message>
    <message>
        <source>{place} is not being counted||Scan the bin to begin</source>
        <translation>{place} 未在盘点||扫描货位开始</translation>
    </message>
    <message>
        <source>{place} cannot be counted||Scan a bin or a tray</source>
        <translation>{place} 不能盘点||请扫描货位或器械盒</translation>
    </message>
    <message>
        <source>No count {count}||Look at the list of counts</source>
        <translation>没有盘点 {count}||请查看盘点列表</translation>
    </message>
    <message>
        <source>Count {count} is closed|{place}|Count the place again</source>
        <translation>盘点 {count} 已结束|{place}|请重新盘点该位置</translation>
    </message>
    <message>
        <source>First count all of {place}||Look elsewhere only in the recount; scan END BIN when {place} is done</source>
        <translation>请先盘完 {place}||复盘时才到别处查找；{place} 盘完后扫描“盘点结束”</translation>
    </message>
    <message>
        <source>Nothing to approve|{place} · {count}|</source>
        <translation>没有待批准的差异|{place} · {count}|</translation>
    </message>
    <message>
        <source>A supervisor must approve|{place} · {count} · worth {worth} CNY, limit {limit} CNY|Supervisor badge</source>
        <translation>须由主管批准|{place} · {count} · 金额 {worth} 元，限额 {limit} 元|请主管扫工牌</translation>
    </message>
    <message>
        <source>{place} is still being counted|{person} counts · {count}|Scan END BIN first</source>
        <translation>{place} 仍在盘点|{person} 盘点中 · {count}|请先扫描“盘点结束”</translation>
    </message>
    <message>
        <source>{value} is no number of days||Plan for 1 to 366 days</source>
        <translation>{value} 不是有效天数||请安排 1 至 366 天</translation>
    </message>
    <message>
        <source>Zone {zone} has no bins||Draw its racks first</source>
        <translation>库区 {zone} 没有货位||请先绘制货架</translation>
    </message>
    <message>
        <source>No bin is being counted||Scan the bin first</source>
        <translation>当前没有盘点货位||请先扫描货位</translation>
    </message>
    <message>
        <source>{place} is not done||Scan END BIN, then the next bin</source>
        <translation>{place} 尚未盘完||先扫描“盘点结束”，再扫下一货位</translation>
    </message>
    <message>
        <source>Nothing to confirm||Scan a bin that waits for a decision</source>
        <translation>没有可确认的内容||请扫描待处理的货位</translation>
    </message>
    <message>
        <source>Count {place}||Scan everything in it, then END BIN</source>
        <translation>盘点 {place}||扫描其中全部物品，然后扫“盘点结束”</translation>
    </message>
    <message>
        <source>Go on with {place}|{counted} counted so far, all kept|Scan the rest, then END BIN</source>
        <translation>继续盘点 {place}|已数 {counted} 件，全部保留|扫描其余物品，然后扫“盘点结束”</translation>
    </message>
    <message>
        <source>Count {place} again|Second person|Scan all of it, then look in the likely places</source>
        <translation>复盘 {place}|第二人|重新扫描全部物品，再到可能的位置查找</translation>
    </message>
    <message>
        <source>{counted} · {item}|lot {lot} · serial {serial} · {tray} · {pieces:piece/pieces}|</source>
        <translation>{counted} · {item}|批号 {lot} · 序列号 {serial} · {tray} · {pieces} 件|</translation>
    </message>
    <message>
        <source>Already counted|{item} · lot {lot} · serial {serial} · {tray}|Not added</source>
        <translation>已数过|{item} · 批号 {lot} · 序列号 {serial} · {tray}|未重复计数</translation>
    </message>
    <message>
        <source>Belongs in {belongs}|{item} · lot {lot} · serial {serial} · {tray}|Leave it; it is counted here</source>
        <translation>应在 {belongs}|{item} · 批号 {lot} · 序列号 {serial} · {tray}|保持原处，已在此计数</translation>
    </message>
    <message>
        <source>{counted} · not in any book|{item} · lot {lot} · serial {serial} · {tray}|Go on scanning</source>
        <translation>{counted} · 账上没有|{item} · 批号 {lot} · 序列号 {serial} · {tray}|请继续扫描</translation>
    </message>
    <message>
        <source>Unknown, kept as such|{item} · lot {lot} · serial {serial} · {belongs}|Set it aside, go on scanning</source>
        <translation>无法识别，已记录|{item} · 批号 {lot} · 序列号 {serial} · {belongs}|放到一旁，继续扫描</translation>
    </message>
    <message>
        <source>No matter of this count|{item} · lot {lot} · serial {serial} · in {where}|</source>
        <translation>与本次盘点无关|{item} · 批号 {lot} · 序列号 {serial} · 在 {where}|</translation>
    </message>
    <message>
        <source>Found: it was missing|{item} · lot {lot} · serial {serial} · {tray} · in {where}|</source>
        <translation>找到短缺物品|{item} · 批号 {lot} · 序列号 {serial} · {tray} · 在 {where}|</translation>
    </message>
    <message>
        <source>Looking in {where}|for {place}|Scan what is there; the next likely place; or END BIN</source>
        <translation>在 {where} 查找|为 {place}|扫描那里的物品、下一个可能的位置，或“盘点结束”</translation>
    </message>
    <message>
        <source>Back in {place}||Scan on, or END BIN</source>
        <translation>回到 {place}||继续扫描，或扫“盘点结束”</translation>
    </message>
    <message>
        <source>Taken back · {counted} counted|{item} · lot {lot} · serial {serial} · {pieces:piece/pieces}|</source>
        <translation>已撤回 · 现为 {counted} 件|{item} · 批号 {lot} · 序列号 {serial} · {pieces} 件|</translation>
    </message>
    <message>
        <source>{place} agrees|{right} right · {accuracy} %|Next bin</source>
        <translation>{place} 账实相符|{right} 件相符 · {accuracy} %|下一个货位</translation>
    </message>
    <message>
        <source>{place} differs|{gone} missing · {right} right · {wrong_place} in the wrong place · {found} in no book · {unknown} unknown · {already} scanned twice · {accuracy} %|A second person counts it again</source>
        <translation>{place} 有差异|短缺 {gone} 件 · 相符 {right} 件 · 放错位置 {wrong_place} 件 · 账上没有 {found} 件 · 无法识别 {unknown} 件 · 重复扫描 {already} 次 · {accuracy} %|由第二人复盘</translation>
    </message>
    <message>
        <source>{place} differs, worth {worth} CNY|{gone} missing · {elsewhere} found elsewhere · {wrong_place} in the wrong place · {found} in no book · {right} right · {accuracy} %|A supervisor must approve</source>
        <translation>{place} 有差异，金额 {worth} 元|短缺 {gone} 件 · 在别处找到 {elsewhere} 件 · 放错位置 {wrong_place} 件 · 账上没有 {found} 件 · 相符 {right} 件 · {accuracy} %|须由主管批准</translation>
    </message>
    <message>
        <source>{place} differs|{gone} missing · {elsewhere} found elsewhere · {wrong_place} in the wrong place · {found} in no book · {right} right · {accuracy} %|Scan CONFIRM to book it</source>
        <translation>{place} 有差异|短缺 {gone} 件 · 在别处找到 {elsewhere} 件 · 放错位置 {wrong_place} 件 · 账上没有 {found} 件 · 相符 {right} 件 · {accuracy} %|扫描“确认”登记</translation>
    </message>
    <message>
        <source>Difference of {place}|{count}|Look at it, then scan CONFIRM</source>
        <translation>{place} 的差异|{count}|查看后扫描“确认”</translation>
    </message>
    <message>
        <source>Approved|{place} · {count}|Scan CONFIRM to book it</source>
        <translation>已批准|{place} · {count}|扫描“确认”登记</translation>
    </message>
    <message>
        <source>{place} is counted again|{count}|Another person scans the bin</source>
        <translation>{place} 将重新盘点|{count}|换一人扫描货位</translation>
    </message>
    <message>
        <source>Count of {place} dropped|{count} · nothing was booked|</source>
        <translation>已放弃盘点 {place}|{count} · 未登记任何变动|</translation>
    </message>
    <message>
        <source>{place} booked: {moves} moved, {lost} lost|{found} added · {amount} CNY owed · accuracy {accuracy_first} %, after the recount {accuracy_after} %|Next bin</source>
        <translation>{place} 已登记：移动 {moves} 件，遗失 {lost} 件|新增 {found} 件 · 应付 {amount} 元 · 准确率 {accuracy_first} %，复盘后 {accuracy_after} %|下一个货位</translation>
    </message>
    <message>
        <source>{a_day:bin/bins} a day|{round} · zone {zone} · {places} places in {days:day/days}|Scan the first bin</source>
        <translation>每天 {a_day} 个货位|{round} · 库区 {zone} · {places} 个位置，{days} 天盘完|扫描第一个货位</translation>
    </message>
    <message>
        <source>Above {amount} CNY a supervisor approves|{site}|It counts from the next end of a bin on</source>
        <translation>差异超过 {amount} 元须主管批准|{site}|从下一个库位结束盘点起生效</translation>
    </message>
    <message>
        <source>Count sheet saved|{path} · {entries} places|</source>
        <translation>盘点表已保存|{path} · {entries} 个位置|</translation>
    </message>
    <message>
        <source>Count sheet not saved|{detail}|Choose another folder</source>
        <translation>盘点表未保存|{detail}|请选择其他文件夹</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>No recall notice {notice}||Check the number on the letter</source>
        <translation>没有召回通知 {notice}||请核对函件上的编号</translation>
    </message>
    <message>
        <source>Recalled lot|{item} · lot {lot} · serial {serial} · {recall} · tray {tray}|Do not use it; put it into a recall bin, or QUARANTINE</source>
        <translation>召回批次|{item} · 批号 {lot} · 序列号 {serial} · {recall} · 器械盒 {tray}|禁止使用；请放入召回货位，或扫描“隔离”</translation>
    </message>
    <message>
        <source>All of {item}?|No lot and no serial numbers are named|Name them, or say that the whole item is recalled</source>
        <translation>{item} 全部？|没有指明批号或序列号|请指明，或确认召回整个品种</translation>
    </message>
    <message>
        <source>Recalled already: {recall}|lot {lot}|Go on with {recall}</source>
        <translation>已经召回：{recall}|批号 {lot}|请处理 {recall}</translation>
    </message>
    <message>
        <source>The range ends before it begins|{first} to {last}|Correct the serial numbers</source>
        <translation>范围的终点在起点之前|{first} 至 {last}|请更正序列号</translation>
    </message>
    <message>
        <source>No such recall|{recall}|Check the number</source>
        <translation>没有这次召回|{recall}|请核对单号</translation>
    </message>
    <message>
        <source>The recall is closed|{recall} · {at}|Nothing else to do</source>
        <translation>召回已关闭|{recall} · {at}|无需再操作</translation>
    </message>
    <message>
        <source>The notices went out already|{recall} · {at}|Nothing else to do</source>
        <translation>通知已发出|{recall} · {at}|无需再操作</translation>
    </message>
    <message>
        <source>Acknowledged already|{notice} · {at}|Nothing else to do</source>
        <translation>已经确认|{notice} · {at}|无需再操作</translation>
    </message>
    <message>
        <source>Who acknowledged it?||Enter the person&apos;s name</source>
        <translation>谁确认的？||请填写姓名</translation>
    </message>
    <message>
        <source>Not recalled|{item} · lot {lot} · serial {serial}|Nothing to account for</source>
        <translation>未被召回|{item} · 批号 {lot} · 序列号 {serial}|无需核对</translation>
    </message>
    <message>
        <source>Accounted for already|{item} · lot {lot} · serial {serial} · {recall}|Nothing else to do</source>
        <translation>已经核对|{item} · 批号 {lot} · 序列号 {serial} · {recall}|无需再操作</translation>
    </message>
    <message>
        <source>This cannot be said by hand|{how}|Confirm it, or write it off with a reason</source>
        <translation>不能手工这样填写|{how}|请确认，或说明原因后核销</translation>
    </message>
    <message>
        <source>Nobody was told yet|{recall}|Send the notices first</source>
        <translation>尚未通知任何人|{recall}|请先发出通知</translation>
    </message>
    <message>
        <source>{accounted} of {blocked} accounted for|{recall} · not yet: {missing}|Secure the rest, then close</source>
        <translation>已核对 {accounted}/{blocked}|{recall} · 尚缺：{missing}|控制其余货物后再关闭</translation>
    </message>
    <message>
        <source>{found} found of {received} received|{item} · lot {lot} · serial {serial}|Scan BLOCK to block all that can be blocked</source>
        <translation>查明 {found} / 收货 {received}|{item} · 批号 {lot} · 序列号 {serial}|扫描“封锁”封锁全部在手货物</translation>
    </message>
    <message>
        <source>Recalled: {number}|{item} · lot {lot} · accounted for {accounted} of {blocked}|Put it into a recall bin; YES when its holder has it safe</source>
        <translation>已召回：{number}|{item} · 批号 {lot} · 已落实 {accounted}/{blocked}|放入召回库位；持有人已妥善保管则扫「是」</translation>
    </message>
    <message>
        <source>{blocked} blocked · {number}|{item} · lot {lot} · withdrawn: {withdrawn} · trays that stay: {trays}|Scan CONFIRM to send the notices</source>
        <translation>已封锁 {blocked} 件 · {number}|{item} · 批号 {lot} · 撤回：{withdrawn} · 留下的器械盒：{trays}|扫描“确认”发出通知</translation>
    </message>
    <message>
        <source>{hospitals} hospitals, manufacturer and {sites} sites told|{number}|Scan CONFIRM to print the RECALL labels</source>
        <translation>已通知 {hospitals} 家医院、生产企业和 {sites} 个仓库|{number}|扫描“确认”打印召回标签</translation>
    </message>
    <message>
        <source>{labels} RECALL labels ordered|{number}|Stick them on, then put the goods into recall bins</source>
        <translation>已下单 {labels} 张召回标签|{number}|贴好后放入召回货位</translation>
    </message>
    <message>
        <source>Acknowledged|{document} · confirmed: {confirmed} · still open: {open_notices}|</source>
        <translation>已确认|{document} · 确认件数：{confirmed} · 未确认通知：{open_notices}|</translation>
    </message>
    <message>
        <source>Closed: {accounted} of {blocked}|{number}|The goods stay blocked</source>
        <translation>已关闭：{accounted}/{blocked}|{number}|货物继续封锁</translation>
    </message>
    <message>
        <source>{count} lines are too many|A notice has at most {most}|Check that it is the right file</source>
        <translation>{count}行太多|一份通知最多{most}行|请核对是否选错文件</translation>
    </message>
    <message>
        <source>{blocked} blocked by {count:recall/recalls}|{recalls}|Open each of them to send its notices</source>
        <translation>已封锁{blocked}件，共{count}个召回|{recalls}|请逐个打开并发送通知</translation>
    </message>
    <message>
        <source>{received} received of what the notice names|{reference} · {count:line/lines}|Scan BLOCK to block all that can be blocked</source>
        <translation>通知所列货物共收到{received}件|{reference} · {count}行|扫「封锁」全部封锁</translation>
    </message>
    <message>
        <source>{count:fault/faults} in {file}|Nothing can be blocked from it|Correct the file, then read it again</source>
        <translation>{file}有{count}处错误|无法据此封锁|请更正文件后重新读取</translation>
    </message>
    <message>
        <source>Slip of {document}|{number}|Enter who signed it, then press Acknowledged</source>
        <translation>{document}的回执|{number}|填写签字人，然后按「已确认」</translation>
    </message>
    <message>
        <source>Everything in the notice is recalled already|{recalls}|Nothing was changed</source>
        <translation>通知所列均已召回|{recalls}|未作任何更改</translation>
    </message>
    <message>
        <source>Letters saved|{path} · {count:letter/letters}|</source>
        <translation>信函已保存|{path} · {count}封|</translation>
    </message>
    <message>
        <source>List saved|{path} · {pieces:piece/pieces} to fetch|</source>
        <translation>清单已保存|{path} · 待取{pieces}件|</translation>
    </message>
    <message>
        <source>{recall} cannot be withdrawn: the notices are written|{documents}|Only the manufacturer&apos;s letter lifts it now</source>
        <translation>{recall} 不能撤回：通知已经发出|{documents}|现在只能凭生产企业的来函解除</translation>
    </message>
    <message>
        <source>Recall withdrawn: {number}|{item} · lot {lot} · released: {holds}|Reserve again: {reserve_again}</source>
        <translation>召回已撤回：{number}|{item} · 批号 {lot} · 解除冻结：{holds}|请重新预留：{reserve_again}</translation>
    </message>
    <message>
        <source>Scan a piece of the lot first||</source>
        <translation>请先扫描该批次的一件货物||</translation>
    </message>
    <message>
        <source>Evidence saved|{path}|</source>
        <translation>证据单已保存|{path}|</translation>
    </message>
    <message>
        <source>{accounted} of {blocked} accounted for|{number} · serial {serial}|</source>
        <translation>已落实 {accounted}/{blocked}|{number} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>Recall lifted: {number}|{holds:hold/holds} released|Put the goods away again</source>
        <translation>召回已解除：{number}|已解除 {holds} 项冻结|请把货物重新上架</translation>
    </message>
    <message>
        <source>This is out with case {case}|{item} · lot {lot} · serial {serial}|Scan it back in the case</source>
        <translation>此货物已随手术 {case} 送出|{item} · 批号 {lot} · 序列号 {serial}|请在该手术中扫描收回</translation>
    </message>
    <message>
        <source>On hold|{item} · lot {lot} · serial {serial} · {reason} · tray {tray}|Take another one; put this one into quarantine</source>
        <translation>已锁定|{item} · 批号 {lot} · 序列号 {serial} · {reason} · 器械盒 {tray}|请换一件；将这件放入隔离区</translation>
    </message>
    <message>
        <source>Already on hold|{item} · lot {lot} · serial {serial} · {reason}|Nothing else to do</source>
        <translation>已经锁定|{item} · 批号 {lot} · 序列号 {serial} · {reason}|无需再操作</translation>
    </message>
    <message>
        <source>Not a reason to choose|{reason}|A return, a recall or a defect has its own step</source>
        <translation>不能选择这个原因|{reason}|退货、召回和缺陷各有自己的步骤</translation>
    </message>
    <message>
        <source>{document} decides over this hold|{reason}|Go on with {document}</source>
        <translation>此锁定由 {document} 决定|{reason}|请处理 {document}</translation>
    </message>
    <message>
        <source>Not at a customer|{item} · lot {lot} · serial {serial}|Check where it is under Stock</source>
        <translation>不在客户处|{item} · 批号 {lot} · 序列号 {serial}|请在库存中查看它的位置</translation>
    </message>
    <message>
        <source>No delivery is on record|{item} · lot {lot} · serial {serial} · {place}|Ask a supervisor</source>
        <translation>没有送达记录|{item} · 批号 {lot} · 序列号 {serial} · {place}|请找主管</translation>
    </message>
    <message>
        <source>Day {day}|{item} · lot {lot} · serial {serial} · free return ended with day 7|A supervisor may accept it with a reason</source>
        <translation>第 {day} 天|{item} · 批号 {lot} · 序列号 {serial} · 无理由退货到第 7 天为止|主管可说明原因后接收</translation>
    </message>
    <message>
        <source>Opened: not a free return|{item} · lot {lot} · serial {serial}|Open a defect case: it is quarantined, the manufacturer pays the freight</source>
        <translation>已开封：不能无理由退货|{item} · 批号 {lot} · 序列号 {serial}|建立缺陷单：立即隔离，运费由生产企业承担</translation>
    </message>
    <message>
        <source>No bin for {purpose}||Set one up under Items &amp; places</source>
        <translation>没有用于{purpose}的货位||请在物料和位置中设置</translation>
    </message>
    <message>
        <source>No such return|{number}|Check the number</source>
        <translation>没有这张退货单|{number}|请核对单号</translation>
    </message>
    <message>
        <source>Already inspected|{number}|Nothing else to do</source>
        <translation>已经检验|{number}|无需再操作</translation>
    </message>
    <message>
        <source>It has a defect case already|{item} · lot {lot} · serial {serial} · {number}|Go on with {number}</source>
        <translation>已有缺陷单|{item} · 批号 {lot} · 序列号 {serial} · {number}|请处理 {number}</translation>
    </message>
    <message>
        <source>The case is closed|{number}|Open a new one if needed</source>
        <translation>缺陷单已关闭|{number}|需要时请新建</translation>
    </message>
    <message>
        <source>No such document|{document}|Check the number</source>
        <translation>没有这张单据|{document}|请核对单号</translation>
    </message>
    <message>
        <source>Carrier and waybill are needed||Enter both</source>
        <translation>需要承运商和运单号||请填写这两项</translation>
    </message>
    <message>
        <source>This waybill is on the list already|{waybill} · {document}|Nothing else to do</source>
        <translation>此运单已在清单上|{waybill} · {document}|无需再操作</translation>
    </message>
    <message>
        <source>It can still be used|{item} · lot {lot} · serial {serial}|Give it back, or put it on hold first</source>
        <translation>该物品仍可使用|{item} · 批号 {lot} · 序列号 {serial}|请退还货主，或先冻结</translation>
    </message>
    <message>
        <source>This waybill is not on the list|{waybill} · {document}|Look at the claim list</source>
        <translation>清单中没有该运单|{waybill} · {document}|请查看索赔清单</translation>
    </message>
    <message>
        <source>Another item|{item} · lot {lot} · serial {serial} · {document}|Take the same item for the exchange</source>
        <translation>不是同一品种|{item} · 批号 {lot} · 序列号 {serial} · {document}|请用同一品种换货</translation>
    </message>
    <message>
        <source>Already exchanged|{document} · {number}|Nothing else to do</source>
        <translation>已经换货|{document} · {number}|无需再操作</translation>
    </message>
    <message>
        <source>No customer reported it|{document}|Nothing to exchange</source>
        <translation>不是客户报告的|{document}|无需换货</translation>
    </message>
    <message>
        <source>Which store of the customer?|{place}|Name its store, or set it up first</source>
        <translation>送到客户的哪个库房？|{place}|请指明库房，或先设置</translation>
    </message>
    <message>
        <source>Not a month: {value}||Write it as 2026-11</source>
        <translation>不是月份：{value}||请写成 2026-11</translation>
    </message>
    <message>
        <source>Day {day} of 7 · {item}|lot {lot} · serial {serial} · lot clean · expiry {expires_on} · {customer}|Seal intact? Scan YES or NO</source>
        <translation>第 {day} 天，共 7 天 · {item}|批号 {lot} · 序列号 {serial} · 批次无异常 · 有效期至 {expires_on} · {customer}|封口完好？扫描“是”或“否”</translation>
    </message>
    <message>
        <source>Day {day} · {item}|lot {lot} · serial {serial} · free return ended with day 7 · {customer}|A supervisor accepts it with a reason; NO opens a defect case</source>
        <translation>第 {day} 天 · {item}|批号 {lot} · 序列号 {serial} · 无理由退货到第 7 天为止 · {customer}|主管说明原因后接收；“否”建立缺陷单</translation>
    </message>
    <message>
        <source>Do not take it back here · {item}|lot {lot} · serial {serial} · on hold or recalled|Put it into quarantine</source>
        <translation>不能在此退货 · {item}|批号 {lot} · 序列号 {serial} · 已锁定或已召回|请放入隔离区</translation>
    </message>
    <message>
        <source>Put into {place}|{item} · lot {lot} · serial {serial} · {number} · freight: {freight_payer}|Stick the return label on, inspect it later</source>
        <translation>放入 {place}|{item} · 批号 {lot} · 序列号 {serial} · {number} · 运费：{freight_payer}|贴上退货标签，稍后检验</translation>
    </message>
    <message>
        <source>Quarantined: {number}|{item} · lot {lot} · serial {serial} · {place} · freight: {freight_payer}|{same_lot} pieces of this lot are on hand: hold the lot?</source>
        <translation>已隔离：{number}|{item} · 批号 {lot} · 序列号 {serial} · {place} · 运费：{freight_payer}|本批次在库 {same_lot} 件：是否锁定整批？</translation>
    </message>
    <message>
        <source>Usable again · {number}|{item} · lot {lot} · serial {serial}|Put it away</source>
        <translation>可以使用 · {number}|{item} · 批号 {lot} · 序列号 {serial}|请上架</translation>
    </message>
    <message>
        <source>Rejected: defect case {defect}|{item} · lot {lot} · serial {serial} · {number}|Put it into quarantine</source>
        <translation>不合格：缺陷单 {defect}|{item} · 批号 {lot} · 序列号 {serial} · {number}|请放入隔离区</translation>
    </message>
    <message>
        <source>Inspect it: {item}|lot {lot} · serial {serial} · {number}|Whole and usable? Scan YES or NO</source>
        <translation>请检验：{item}|批号 {lot} · 序列号 {serial} · {number}|完好可用？扫描“是”或“否”</translation>
    </message>
    <message>
        <source>Return taken back: {number}|{item} · lot {lot} · serial {serial} · again at {place}|Take its label off</source>
        <translation>退货已撤销：{number}|{item} · 批号 {lot} · 序列号 {serial} · 仍在 {place}|请取下标签</translation>
    </message>
    <message>
        <source>Inspection taken back: {number}|{item} · lot {lot} · serial {serial} · {place}|Inspect it again</source>
        <translation>检验已撤销：{number}|{item} · 批号 {lot} · 序列号 {serial} · {place}|请重新检验</translation>
    </message>
    <message>
        <source>Defect case taken back: {number}|{item} · lot {lot} · serial {serial}|Reserve again: {reserve_again}</source>
        <translation>缺陷单已撤销：{number}|{item} · 批号 {lot} · 序列号 {serial}|请重新预留：{reserve_again}</translation>
    </message>
    <message>
        <source>Collection taken back: {number}|{item} · lot {lot} · serial {serial} · again at {place}|Take its label off</source>
        <translation>取回已撤销：{number}|{item} · 批号 {lot} · 序列号 {serial} · 仍在 {place}|请取下标签</translation>
    </message>
    <message>
        <source>Exchange taken back: {number}|{item} · lot {lot} · serial {serial} · again in {place}|</source>
        <translation>换货已撤销：{number}|{item} · 批号 {lot} · 序列号 {serial} · 又在 {place}|</translation>
    </message>
    <message>
        <source>{document} was taken back already||Nothing else to do</source>
        <translation>{document} 已经撤销||无需再做</translation>
    </message>
    <message>
        <source>Another person did it, or a shift has passed|{at}|A supervisor takes it back with a reason</source>
        <translation>不是本人所做，或已过一个班次|{at}|由主管说明理由后撤销</translation>
    </message>
    <message>
        <source>It has been moved since|{item} · lot {lot} · serial {serial} · now {place}|Take that back first</source>
        <translation>此后已经移动|{item} · 批号 {lot} · 序列号 {serial} · 现在 {place}|请先撤销那一步</translation>
    </message>
    <message>
        <source>It cannot go back to {place}||The bin is retired, or the tray has left; move the goods instead</source>
        <translation>不能退回 {place}||货位已停用，或器械盒已离开；请改为移库</translation>
    </message>
    <message>
        <source>Whose is it, and from where?|{item} · lot {lot} · {choices}|Scan the place or the owner, or choose; ACKNOWLEDGE drops it</source>
        <translation>是谁的，从哪里来？|{item} · 批号 {lot} · {choices}|扫位置码或货主编号，或点选；扫「知晓」放弃</translation>
    </message>
    <message>
        <source>Scan what came back first||</source>
        <translation>请先扫描退回的货物||</translation>
    </message>
    <message>
        <source>On hold: {pieces}|{item} · lot {lot} · serial {serial} · {places:place/places}|A second person releases it</source>
        <translation>已锁定：{pieces} 件|{item} · 批号 {lot} · 序列号 {serial} · {places} 个位置|由另一人解除</translation>
    </message>
    <message>
        <source>Hold released|{item} · lot {lot} · serial {serial}|</source>
        <translation>已解除锁定|{item} · 批号 {lot} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>Which goods?||Scan them, or type REF and lot and press Enter</source>
        <translation>哪件货物？||请扫描，或输入货号和批号后按回车</translation>
    </message>
    <message>
        <source>Which piece?|{item} · lot {lot}|Scan the piece, or type its serial number</source>
        <translation>哪一件？|{item} · 批号 {lot}|请扫描该件，或输入其序列号</translation>
    </message>
    <message>
        <source>Waybill {waybill}||Fill in the rest, then book it</source>
        <translation>运单号 {waybill}||填写其余各项，然后登记</translation>
    </message>
    <message>
        <source>{item}|lot {lot} · serial {serial}|Fill in the rest of the form, then book it</source>
        <translation>{item}|批号 {lot} · 序列号 {serial}|填写表单其余各项，然后登记</translation>
    </message>
    <message>
        <source>On the claim list: {amount} CNY|{document} · borne by {freight_payer}|</source>
        <translation>已登记到索赔清单：{amount} 元|{document} · 承担方：{freight_payer}|</translation>
    </message>
    <message>
        <source>Carriage taken back: {amount} CNY|{waybill} · {document} · borne by {freight_payer}|The waybill can be entered anew</source>
        <translation>已撤销运费：{amount} 元|{waybill} · {document} · 承担方：{freight_payer}|该运单号可重新登记</translation>
    </message>
    <message>
        <source>Given back: {pieces} · {document}|{item} · lot {lot} · serial {serial} · from {place}|Send it off</source>
        <translation>已退回：{pieces} 件 · {document}|{item} · 批号 {lot} · 序列号 {serial} · 来自 {place}|请发运</translation>
    </message>
    <message>
        <source>Booked as destroyed: {pieces} · {document}|{item} · lot {lot} · serial {serial} · from {place}|Keep the paper of the destruction</source>
        <translation>已登记销毁：{pieces} 件 · {document}|{item} · 批号 {lot} · 序列号 {serial} · 来自 {place}|请保存销毁凭证</translation>
    </message>
    <message>
        <source>Has the piece of {number} arrived?|{item} · lot {lot} · serial {serial} · {description}|YES books it into quarantine; NO books nothing</source>
        <translation>{number} 的件到了吗？|{item} · 批号 {lot} · 序列号 {serial} · {description}|「是」记入隔离，「否」不做任何记录</translation>
    </message>
    <message>
        <source>{number} waits for the manufacturer&apos;s decision|{item} · lot {lot} · serial {serial} · {description}|Leave it in quarantine</source>
        <translation>{number} 等待生产企业决定|{item} · 批号 {lot} · 序列号 {serial} · {description}|留在隔离区</translation>
    </message>
    <message>
        <source>Into quarantine: {place}|{number}|Stick the label on; its carriage goes on the claim list under More…</source>
        <translation>放入隔离：{place}|{number}|贴上标签；运费在「更多…」里登记</translation>
    </message>
    <message>
        <source>{number} is closed: {decision}||The piece stays blocked</source>
        <translation>{number} 已结案：{decision}||该件仍被封锁</translation>
    </message>
    <message>
        <source>{number} is closed: usable again||Put the piece away</source>
        <translation>{number} 已结案：可再使用||把该件上架</translation>
    </message>
    <message>
        <source>What did the manufacturer decide?|{number}|Choose it first</source>
        <translation>生产企业怎么决定的？|{number}|请先选择</translation>
    </message>
    <message>
        <source>Nothing was booked||</source>
        <translation>没有做任何记录||</translation>
    </message>
    <message>
        <source>No return and no defect case waits for a replacement|{item} · lot {lot} · serial {serial}|Scan what came back first, then the replacement</source>
        <translation>没有等待换货的退货或缺陷单|{item} · 批号 {lot} · 序列号 {serial}|先扫退回的件，再扫替换件</translation>
    </message>
    <message>
        <source>Exchange for {number}||Now scan the replacement, then YES</source>
        <translation>为 {number} 换货||请扫替换件，再扫「是」</translation>
    </message>
    <message>
        <source>For which return or defect case?||Scan what came back, or enter the number</source>
        <translation>为哪张退货或缺陷单？||扫退回的件，或输入单号</translation>
    </message>
    <message>
        <source>Replacement sent: {number}|{item} · lot {lot} · serial {serial} · to {place} · for {document}|</source>
        <translation>替换件已发出：{number}|{item} · 批号 {lot} · 序列号 {serial} · 发往 {place} · 用于 {document}|</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>On order</source>
        <translation>已订</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>taken for emergency {order}</source>
        <translation>已被急救单 {order} 调用</translation>
    </message>
    <message>
        <source>notice of use</source>
        <translation>使用通知</translation>
    </message>
    <message>
        <source>notice of use withdrawn</source>
        <translation>使用通知撤回</translation>
    </message>
    <message>
        <source>recall notice</source>
        <translation>召回通知</translation>
    </message>
    <message>
        <source>warranty reminder</source>
        <translation>保修提醒</translation>
    </message>
    <message>
        <source>reminder of a deadline</source>
        <translation>时限提醒</translation>
    </message>
    <message>
        <source>order of goods</source>
        <translation>补货订单</translation>
    </message>
    <message>
        <source>order cancelled</source>
        <translation>订单取消</translation>
    </message>
    <message>
        <source>first report of an adverse event</source>
        <translation>不良事件首报</translation>
    </message>
    <message>
        <source>written report of an adverse event</source>
        <translation>不良事件书面报告</translation>
    </message>
    <message>
        <source>follow-up form</source>
        <translation>术后随访表</translation>
    </message>
    <message>
        <source>reserved piece taken for an emergency</source>
        <translation>预留件已被紧急调用</translation>
    </message>
    <message>
        <source>reserved tray taken for an emergency</source>
        <translation>预留器械盒已被紧急调用</translation>
    </message>
    <message>
        <source>No way {channel}||Look at the list of ways</source>
        <translation>没有途径 {channel}||请查看途径列表</translation>
    </message>
    <message>
        <source>{channel} leads to somebody else||Choose another name for this way</source>
        <translation>{channel} 属于另一接收方||请为此途径另取名称</translation>
    </message>
    <message>
        <source>It is tried again now||Look at its state</source>
        <translation>正在重新发送||请查看状态</translation>
    </message>
    <message>
        <source>The way {channel} is set||What waited for it goes out</source>
        <translation>途径 {channel} 已设置||等待的消息将发出</translation>
    </message>
    <message>
        <source>The way {channel} is retired||What was begun is still tried</source>
        <translation>途径 {channel} 已停用||已开始的仍会继续发送</translation>
    </message>
    <message>
        <source>No such message ({sending})||Look at the list of messages</source>
        <translation>没有此消息（{sending}）||请查看消息列表</translation>
    </message>
    <message>
        <source>Another desk is sending it|{sending}|Nothing to do</source>
        <translation>另一工位正在发送|{sending}|无需操作</translation>
    </message>
    <message>
        <source>It is being sent right now|{sending}|Wait a moment</source>
        <translation>正在发送|{sending}|请稍候</translation>
    </message>
    <message>
        <source>It was sent or withdrawn already|{sending}|Nothing to do</source>
        <translation>已发送或已撤回|{sending}|无需操作</translation>
    </message>
    <message>
        <source>This computer keeps no secrets|{secret} · {why}|Sign in to a desktop, or hand it in with LoadCredential=</source>
        <translation>本机没有密钥库|{secret} · {why}|请登录桌面，或通过 LoadCredential= 提供</translation>
    </message>
    <message>
        <source>No secret {secret}||Enter it with: sparezone secret set {secret}</source>
        <translation>没有密钥 {secret}||请输入：sparezone secret set {secret}</translation>
    </message>
    <message>
        <source>No secret was typed|{secret}|Type it, then Enter</source>
        <translation>未输入密钥|{secret}|请输入后按回车</translation>
    </message>
    <message>
        <source>Nobody answers at the address|{reply}|Check address and port</source>
        <translation>该地址无人应答|{reply}|请检查地址和端口</translation>
    </message>
    <message>
        <source>No answer in time|{reply}|It is tried again</source>
        <translation>超时未应答|{reply}|将自动重试</translation>
    </message>
    <message>
        <source>The line broke|{reply}|It is tried again with the same number</source>
        <translation>连接中断|{reply}|将以同一编号重试</translation>
    </message>
    <message>
        <source>The server is not who it says|{reply}|Nothing was sent; ask who runs the server</source>
        <translation>服务器身份不符|{reply}|未发送任何内容；请询问服务器管理员</translation>
    </message>
    <message>
        <source>No mail server is set||Enter host and sender under [mail] in sparezone.toml</source>
        <translation>未设置邮件服务器||请在 sparezone.toml 的 [mail] 中填写 host 和 sender</translation>
    </message>
    <message>
        <source>The mail server cannot be used so||security is tls or starttls; none only on this computer</source>
        <translation>邮件服务器不能这样使用||security 应为 tls 或 starttls；仅本机可用 none</translation>
    </message>
    <message>
        <source>The mail server does not know us|{reply}|Check user, then: sparezone secret set mail</source>
        <translation>邮件服务器拒绝登录|{reply}|请检查 user，然后：sparezone secret set mail</translation>
    </message>
    <message>
        <source>The mail server refused|{reply}|Check the address</source>
        <translation>邮件服务器拒收|{reply}|请检查地址</translation>
    </message>
    <message>
        <source>The address points elsewhere|{reply}|Nothing was sent; enter the new address</source>
        <translation>地址指向别处|{reply}|未发送；请填写新地址</translation>
    </message>
    <message>
        <source>The receiver refused|{reply}|Check address and secret</source>
        <translation>接收方拒收|{reply}|请检查地址和密钥</translation>
    </message>
    <message>
        <source>The folder is not there|{reply}|Make it or connect the drive</source>
        <translation>文件夹不存在|{reply}|请创建或连接磁盘</translation>
    </message>
    <message>
        <source>The file could not be written|{reply}|Check rights and space</source>
        <translation>文件无法写入|{reply}|请检查权限和空间</translation>
    </message>
    <message>
        <source>Unknown notice ({number})||Read the list again</source>
        <translation>没有这条通知（{number}）||请重新读取列表</translation>
    </message>
    <message>
        <source>This notice is for somebody else|{document}|They acknowledge it themselves</source>
        <translation>这条通知是发给他人的|{document}|请由其本人确认</translation>
    </message>
    <message>
        <source>Nobody has the badge {reply} any more||Change the way, then try it again</source>
        <translation>工牌 {reply} 已无人使用||请修改通道，然后重试</translation>
    </message>
    <message>
        <source>In the inbox: {message}|{document}|Open “What runs › Inbox”</source>
        <translation>收件箱：{message}|{document}|打开「正在计时 › 收件箱」</translation>
    </message>
    <message>
        <source>{count} notices have arrived|{document}|Open “What runs › Inbox”, then acknowledge</source>
        <translation>收到 {count} 条通知|{document}|打开「进行中 › 收件箱」并确认</translation>
    </message>
    <message>
        <source>No secret {reply}||Enter it with: sparezone secret set {reply}</source>
        <translation>没有密钥 {reply}||请输入：sparezone secret set {reply}</translation>
    </message>
    <message>
        <source>Emergency order at the hospital</source>
        <translation>急单送达医院</translation>
    </message>
    <message>
        <source>Order accepted</source>
        <translation>急单已受理</translation>
    </message>
    <message>
        <source>Order packed</source>
        <translation>急单已装箱</translation>
    </message>
    <message>
        <source>Order handed to the courier</source>
        <translation>急单已交承运人</translation>
    </message>
    <message>
        <source>Engineer present before surgery</source>
        <translation>工程师术前到场</translation>
    </message>
    <message>
        <source>Follow-up form to the manufacturer</source>
        <translation>随访表交厂家</translation>
    </message>
    <message>
        <source>Complaint about a delivery</source>
        <translation>对交货提出异议</translation>
    </message>
    <message>
        <source>Return of unopened goods</source>
        <translation>未开封货品退回</translation>
    </message>
    <message>
        <source>Acknowledgement of a recall</source>
        <translation>召回确认回执</translation>
    </message>
    <message>
        <source>Adverse event: first report to the manufacturer</source>
        <translation>不良事件：首次报告厂家</translation>
    </message>
    <message>
        <source>Adverse event: written report to the hospital</source>
        <translation>不良事件：书面报告医院</translation>
    </message>
    <message>
        <source>Repair: technician assigned</source>
        <translation>维修：派工</translation>
    </message>
    <message>
        <source>Repair: technician on the way</source>
        <translation>维修：工程师出发</translation>
    </message>
    <message>
        <source>Repair: finished</source>
        <translation>维修：完工</translation>
    </message>
    <message>
        <source>Certificate of a person ends</source>
        <translation>人员资质证书到期</translation>
    </message>
    <message>
        <source>Calibration of test equipment ends</source>
        <translation>检测设备校准到期</translation>
    </message>
    <message>
        <source>Product trainings of the contract year</source>
        <translation>合同年度产品培训</translation>
    </message>
    <message>
        <source>Goods expire</source>
        <translation>货品到期</translation>
    </message>
    <message>
        <source>By law: report of a death</source>
        <translation>法定：死亡报告</translation>
    </message>
    <message>
        <source>By law: report of a serious injury</source>
        <translation>法定：严重伤害报告</translation>
    </message>
    <message>
        <source>By law: group event</source>
        <translation>法定：群体事件</translation>
    </message>
    <message>
        <source>By law: each case of a group event</source>
        <translation>法定：群体事件中每一例</translation>
    </message>
    <message>
        <source>Unknown rule|{rule}|Choose a rule from the list</source>
        <translation>未知规则|{rule}|请从列表中选择规则</translation>
    </message>
    <message>
        <source>This legal rule is switched off|{rule}|A supervisor switches it on for the region</source>
        <translation>该法定规则未启用|{rule}|请主管为所在地区启用</translation>
    </message>
    <message>
        <source>The rule cannot be set like this|{rule} · {field}|Correct it</source>
        <translation>规则不能这样设定|{rule} · {field}|请更正</translation>
    </message>
    <message>
        <source>Not a warning stage|{stage}|Write part_50 for per cent gone, or left_1800 for seconds left</source>
        <translation>不是预警节点|{stage}|part_50 表示已过百分比，left_1800 表示剩余秒数</translation>
    </message>
    <message>
        <source>The warning would come before the start|{rule} · {stage}|Shorten it, or lengthen the promise</source>
        <translation>预警会早于开始时间|{rule} · {stage}|请缩短预警或延长时限</translation>
    </message>
    <message>
        <source>Nobody by this word|{told} · {rule}|Name a role, “promisee”, or “party:” with a code</source>
        <translation>无此通知对象|{told} · {rule}|请填写角色、“promisee”，或“party:”加代码</translation>
    </message>
    <message>
        <source>No site works in this region|{region}|Enter the region at the site first</source>
        <translation>该地区没有站点|{region}|请先在站点上填写地区</translation>
    </message>
    <message>
        <source>Only legal rules can be switched off|{rule}|A promise of the contract always runs</source>
        <translation>只有法定规则可以停用|{rule}|合同承诺始终计时</translation>
    </message>
    <message>
        <source>A rule cannot begin in the past|{rule} · {valid_from}|Let it begin now or later</source>
        <translation>规则不能从过去开始生效|{rule} · {valid_from}|请从现在或以后生效</translation>
    </message>
    <message>
        <source>Overlaps with version {version}|{rule} · {valid_from} – {valid_to}|Let it begin after that one</source>
        <translation>与第 {version} 版时间重叠|{rule} · {valid_from} – {valid_to}|请在其之后生效</translation>
    </message>
    <message>
        <source>Unknown reminder|{reminder}|Read the list again</source>
        <translation>未知提醒|{reminder}|请重新读取列表</translation>
    </message>
    <message>
        <source>Nobody confirmed the text||Have it confirmed for the region first, then tick this</source>
        <translation>规定尚未确认||请先确认该地区的规定，再勾选此项</translation>
    </message>
    <message>
        <source>Version {version} is set|{rule} · from {at}|</source>
        <translation>版本 {version} 已设置|{rule} · 自 {at} 起|</translation>
    </message>
    <message>
        <source>Region set|{site} · {region}|</source>
        <translation>地区已设置|{site} · {region}|</translation>
    </message>
    <message>
        <source>Nothing to acknowledge||Go on</source>
        <translation>没有需要确认的提醒||请继续</translation>
    </message>
    <message>
        <source>Acknowledged|{document} · {count} left|</source>
        <translation>已确认|{document} · 还有 {count} 条|</translation>
    </message>
    <message>
        <source>Expiry warnings acknowledged: {count}||</source>
        <translation>已确认到期提醒：{count}||</translation>
    </message>
    <message>
        <source>Acknowledged before|{document} · {name} · {at}|</source>
        <translation>此前已确认|{document} · {name} · {at}|</translation>
    </message>
    <message>
        <source>{rule}: {warning}|{document} · {hospital} · due {at}|Open “What runs”</source>
        <translation>{rule}：{warning}|{document} · {hospital} · 期限 {at}|请打开「正在计时」</translation>
    </message>
    <message>
        <source>{rule}: {warning} (told late)|{document} · {hospital} · due {at}|Open “What runs”</source>
        <translation>{rule}：{warning}（补报）|{document} · {hospital} · 期限 {at}|请打开「正在计时」</translation>
    </message>
    <message>
        <source>{count} promises need somebody|{document}|Open “What runs”, then acknowledge</source>
        <translation>{count} 项承诺需要处理|{document}|请打开「正在计时」并确认</translation>
    </message>
    <message>
        <source>{count} lots expire within {days} days|Lots that have expired: {expired}|Read the reminders</source>
        <translation>{count} 个批号将在 {days} 天内到期|已过期的批号：{expired}|请查看提醒</translation>
    </message>
    <message>
        <source>{document} expires within {days} days||Read the reminders</source>
        <translation>{document} 将在 {days} 天内到期||请查看提醒</translation>
    </message>
    <message>
        <source>Lots that have expired: {count}||Read the reminders</source>
        <translation>已过期的批号：{count}||请查看提醒</translation>
    </message>
    <message>
        <source>This reminder is for somebody else|{told} · {document}|They or a supervisor acknowledge it</source>
        <translation>此提醒是给他人的|{told} · {document}|由其本人或主管确认</translation>
    </message>
    <message>
        <source>{part} % of the time gone</source>
        <translation>时间已过 {part} %</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>剩余 {span}</translation>
    </message>
    <message>
        <source>the time is over</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>{number} d</source>
        <translation>{number} 天</translation>
    </message>
    <message>
        <source>{number} h</source>
        <translation>{number} 小时</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number} 分钟</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} 秒</translation>
    </message>
    <message>
        <source>{span} ahead</source>
        <translation>快 {span}</translation>
    </message>
    <message>
        <source>{span} behind</source>
        <translation>慢 {span}</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong by {span}. No deadline has moved: trusted time goes on. Set the clock right.</source>
        <translation>本机时钟相差 {span}。时限没有变动：可信时间继续走。请校准时钟。</translation>
    </message>
    <message>
        <source>Next month ({month}): about {pieces:piece/pieces}</source>
        <translation>下月（{month}）：约 {pieces} 件</translation>
    </message>
    <message>
        <source>Method: {method}, smoothing {smoothing}</source>
        <translation>方法：{method}，平滑系数 {smoothing}</translation>
    </message>
    <message>
        <source>Method: {method}</source>
        <translation>方法：{method}</translation>
    </message>
    <message>
        <source>RMSSE, the smaller the better: {errors}</source>
        <translation>RMSSE（越小越好）：{errors}</translation>
    </message>
    <message>
        <source>Until goods come and are looked at again {pieces:piece/pieces} go on average: {law}</source>
        <translation>到下次到货和复核为止平均用去 {pieces} 件：{law}</translation>
    </message>
    <message>
        <source>Minimum {minimum} is the smallest that hands out {goal} % at once; it reaches {reached} %</source>
        <translation>下限 {minimum} 是达到 {goal} % 即时满足率的最小值，可达 {reached} %</translation>
    </message>
    <message>
        <source>Target {target} adds four weeks of demand, maximum {maximum} room for one pack of {pack}</source>
        <translation>目标 {target} 再加四周用量，上限 {maximum} 为一包（{pack} 件）留出余地</translation>
    </message>
    <message>
        <source>On the shelf there are then {pieces:piece/pieces} on average</source>
        <translation>届时货架上平均有 {pieces} 件</translation>
    </message>
    <message>
        <source>Devices in the field are expected to need {pieces:piece/pieces} a week</source>
        <translation>在用设备预计每周需要 {pieces} 件</translation>
    </message>
    <message>
        <source>Without demand nothing can be proposed: set the levels by hand</source>
        <translation>没有用量，无法建议：请手工设定</translation>
    </message>
    <message>
        <source>Not counted: {rows}</source>
        <translation>未计入：{rows}</translation>
    </message>
    <message>
        <source>In transit: {pieces:piece stands/pieces stand} in the receiving place, not put away yet</source>
        <translation>在途：{pieces} 件在收货区，尚未上架</translation>
    </message>
    <message>
        <source>In transit: {pieces:piece/pieces} on {documents}</source>
        <translation>在途：{pieces} 件，单号 {documents}</translation>
    </message>
    <message>
        <source>On order: {pieces:piece/pieces} on {documents}</source>
        <translation>已订：{pieces} 件，单号 {documents}</translation>
    </message>
    <message>
        <source>Committed: {pieces:piece/pieces} for {documents}</source>
        <translation>占用：{pieces} 件，用于 {documents}</translation>
    </message>
    <message>
        <source>Minimum {pieces}</source>
        <translation>下限 {pieces}</translation>
    </message>
    <message>
        <source>Target {pieces}</source>
        <translation>目标 {pieces}</translation>
    </message>
    <message>
        <source>Maximum {pieces}</source>
        <translation>上限 {pieces}</translation>
    </message>
    <message>
        <source>Now {pieces}</source>
        <translation>现在 {pieces}</translation>
    </message>
    <message>
        <source>{month}: {pieces:piece/pieces} used</source>
        <translation>{month}：用了 {pieces} 件</translation>
    </message>
    <message>
        <source>{month}: {pieces:piece/pieces} used so far</source>
        <translation>{month}：至今用了 {pieces} 件</translation>
    </message>
    <message>
        <source>{month}: no records yet</source>
        <translation>{month}：尚无记录</translation>
    </message>
    <message>
        <source>called in</source>
        <translation>已来电</translation>
    </message>
    <message>
        <source>being picked</source>
        <translation>拣货中</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>拣货完成</translation>
    </message>
    <message>
        <source>being packed</source>
        <translation>装箱中</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>已装箱</translation>
    </message>
    <message>
        <source>on the way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>no contract package is recorded</source>
        <translation>未录入合同套餐</translation>
    </message>
    <message>
        <source>the owner&apos;s consent is missing</source>
        <translation>缺货主同意</translation>
    </message>
    <message>
        <source>the road to this hospital is not entered</source>
        <translation>到该医院的路程未录入</translation>
    </message>
    <message>
        <source>farther than 150 km</source>
        <translation>超过 150 公里</translation>
    </message>
    <message>
        <source>the hospital has no store here</source>
        <translation>该医院未设库房</translation>
    </message>
    <message>
        <source>the hospital has several stores</source>
        <translation>该医院有多个库房</translation>
    </message>
    <message>
        <source>Unknown emergency order: {order}||Check the number</source>
        <translation>没有急救订单 {order}||请核对单号</translation>
    </message>
    <message>
        <source>Not at this stage|{order} · {order_stage}|Do the next step first</source>
        <translation>还不到这一步|{order} · {order_stage}|先完成下一步</translation>
    </message>
    <message>
        <source>What does the hospital need?||Scan a kit, or enter an item</source>
        <translation>医院需要什么？||扫套装，或录入单品</translation>
    </message>
    <message>
        <source>Which hospital?||Choose it, or scan its store</source>
        <translation>哪家医院？||请选择，或扫其库房</translation>
    </message>
    <message>
        <source>The call is more than a day old|{at}|Correct the time</source>
        <translation>来电已超过一天|{at}|请更正时间</translation>
    </message>
    <message>
        <source>No emergencies in package {package}|{hospital}|A supervisor may let it go, with a reason</source>
        <translation>套餐 {package} 不含急救|{hospital}|主管写明原因可放行</translation>
    </message>
    <message>
        <source>Package {package} is for {hours}|{hospital}|A supervisor may let it go, with a reason</source>
        <translation>套餐 {package} 的时段是 {hours}|{hospital}|主管写明原因可放行</translation>
    </message>
    <message>
        <source>Not ordered with {order}|{item} · lot {lot} · serial {serial}|Put it back</source>
        <translation>{order} 没有订这个|{item} · 批号 {lot} · 序列号 {serial}|请放回</translation>
    </message>
    <message>
        <source>Enough of this is in the box|{item} · {pieces:piece/pieces} ordered|Put it back</source>
        <translation>这个已经够了|{item} · 订 {pieces} 件|请放回</translation>
    </message>
    <message>
        <source>A package of several|{item} · lot {lot}|Scan each piece</source>
        <translation>这是多件包装|{item} · 批号 {lot}|请逐件扫码</translation>
    </message>
    <message>
        <source>By the book it lies in {place}|{item} · lot {lot} · serial {serial}|Scan the place that it came from</source>
        <translation>账上它在 {place}|{item} · 批号 {lot} · 序列号 {serial}|请扫取货的货位</translation>
    </message>
    <message>
        <source>Promised to {documents}|{item} · lot {lot} · serial {serial}|Ask the supervisor</source>
        <translation>已为 {documents} 预留|{item} · 批号 {lot} · 序列号 {serial}|请找主管</translation>
    </message>
    <message>
        <source>{tray} is picked for emergency {order}||Choose another tray</source>
        <translation>{tray} 已为急救单 {order} 拣出||请选择其他器械盒</translation>
    </message>
    <message>
        <source>Taken for emergency {order}|{item} · lot {lot} · serial {serial} · {tray}|Take another piece</source>
        <translation>已归急救单 {order}|{item} · 批号 {lot} · 序列号 {serial} · {tray}|请另取一件</translation>
    </message>
    <message>
        <source>Take lot {first} from {place}|until {expires_on} · {first_serial}|Put this one back: {item}, lot {lot}</source>
        <translation>请从 {place} 取批号 {first}|有效期至 {expires_on} · {first_serial}|放回这件：{item}，批号 {lot}</translation>
    </message>
    <message>
        <source>Not in the box|{item} · lot {lot} · serial {serial}|</source>
        <translation>不在箱内|{item} · 批号 {lot} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>Nothing is in the box yet|{order}|Pick first</source>
        <translation>箱内还没有货|{order}|请先拣货</translation>
    </message>
    <message>
        <source>Nothing of this is lacking|{item}|</source>
        <translation>这个不缺|{item}|</translation>
    </message>
    <message>
        <source>Nothing to take there|{place}|Look at the list of sources</source>
        <translation>那里没有可调用的|{place}|请看货源列表</translation>
    </message>
    <message>
        <source>{tray} was not ordered||Take a tray from the list</source>
        <translation>没有订 {tray}||请取列表里的器械盒</translation>
    </message>
    <message>
        <source>{tray} is not with {order}||</source>
        <translation>{tray} 不在 {order} 中||</translation>
    </message>
    <message>
        <source>Not the box and not the sheet||Scan the label on the box, or the sheet</source>
        <translation>既不是箱签也不是交接单||请扫箱签或交接单</translation>
    </message>
    <message>
        <source>All {of} are in the box|{order}|CONFIRM prints the box label</source>
        <translation>{of} 件已全部装箱|{order}|扫“确认”打印箱签</translation>
    </message>
    <message>
        <source>The box label is printing|{order}|Print the hand-over sheet too, then scan both</source>
        <translation>正在打印箱签|{order}|请同时打印交接单，然后回扫两者</translation>
    </message>
    <message>
        <source>{picked}/{of} · goes without {lacking}|{order}|CONFIRM prints the box label</source>
        <translation>{picked}/{of} · 不含 {lacking}|{order}|扫“确认”打印箱签</translation>
    </message>
    <message>
        <source>Received before it left?|{at}|Correct the time; the courier left later</source>
        <translation>签收早于发出？|{at}|请更正时间：配送员是后来出发的</translation>
    </message>
    <message>
        <source>{tray} is here||Pick it</source>
        <translation>{tray} 就在这里||请拣取</translation>
    </message>
    <message>
        <source>{tray} stands at {site}||Choose it in the list of sources; that site brings it</source>
        <translation>{tray} 在 {site}||请在来源列表中选择，由该站点送来</translation>
    </message>
    <message>
        <source>{site} brings {tray}|part {part}|</source>
        <translation>{site} 送 {tray}|分单 {part}|</translation>
    </message>
    <message>
        <source>The road is shorter than the flight|{road_km} km · {great_circle_km} km|Compare both distances</source>
        <translation>公路里程短于直线距离|{road_km} km · {great_circle_km} km|请核对两个距离</translation>
    </message>
    <message>
        <source>Not a distance: {value}||Enter kilometres, 0 to 5000</source>
        <translation>不是距离：{value}||请填公里数，0 到 5000</translation>
    </message>
    <message>
        <source>Not a point on the map: {value}||Enter it as 31.2304,121.4737</source>
        <translation>不是坐标：{value}||请按 31.2304,121.4737 填写</translation>
    </message>
    <message>
        <source>These speeds do not fit||Begin with hour 0; each hour once, 1 to {most} km/h</source>
        <translation>速度不对||从 0 点开始；每个小时一次，1 到 {most} 公里/小时</translation>
    </message>
    <message>
        <source>{order} is a part of an order||Look for another source in the order itself</source>
        <translation>{order} 是订单的一部分||请在主订单中另找来源</translation>
    </message>
    <message>
        <source>Nothing of {items} lies free there|{order} · {place}|Look at the sources, or call the contacts</source>
        <translation>该处没有可用的 {items}|{order} · {place}|请查看来源，或拨打联系人电话</translation>
    </message>
    <message>
        <source>Not in a hospital&apos;s store|{order}|Scan the piece: by telephone only a store&apos;s pieces are picked</source>
        <translation>不在医院库房|{order}|请扫码：只有医院库房的货可电话确认</translation>
    </message>
    <message>
        <source>Only what comes from elsewhere is open|{order} · {parts}|Open that part, or scan its sheet</source>
        <translation>只剩从他处直送的部分|{order} · {parts}|请打开该部分，或扫其交接单</translation>
    </message>
    <message>
        <source>{place} is not on the road||Name a vehicle or courier</source>
        <translation>{place} 不是在途位置||请指定车辆或配送员</translation>
    </message>
    <message>
        <source>No such road: {subject}||Look at the list of distances</source>
        <translation>没有这条路程：{subject}||请查看路程列表</translation>
    </message>
    <message>
        <source>No such package: {subject}||Look at the list of packages</source>
        <translation>没有这个合同包：{subject}||请查看合同包列表</translation>
    </message>
    <message>
        <source>Which order?||Scan its box, or open one with F6</source>
        <translation>哪张订单？||扫箱签，或按 F6 新开</translation>
    </message>
    <message>
        <source>Nothing to do at this stage|{order} · {order_stage}|</source>
        <translation>这一步无事可做|{order} · {order_stage}|</translation>
    </message>
    <message>
        <source>For {hospital}||Scan the kit, then CONFIRM</source>
        <translation>送往 {hospital}||扫套装，再扫“确认”</translation>
    </message>
    <message>
        <source>{kit} is noted||CONFIRM opens the order</source>
        <translation>已记下 {kit}||扫“确认”开单</translation>
    </message>
    <message>
        <source>{order}|{hospital} · {order_stage}|</source>
        <translation>{order}|{hospital} · {order_stage}|</translation>
    </message>
    <message>
        <source>{order} · until {due}|{hospital} · {pieces:piece/pieces} · {package}|Scan your badge to accept</source>
        <translation>{order} · 期限 {due}|{hospital} · {pieces} 件 · {package}|扫工牌接单</translation>
    </message>
    <message>
        <source>{order} · until {due}|not here: {lacking} · {hospital}|Scan your badge to accept</source>
        <translation>{order} · 期限 {due}|本仓缺：{lacking} · {hospital}|扫工牌接单</translation>
    </message>
    <message>
        <source>{person} works on {order}||Pick from {place}</source>
        <translation>{person} 处理 {order}||到 {place} 拣货</translation>
    </message>
    <message>
        <source>Take {lacking} from {place}?|promised to {document}|Supervisor&apos;s card: yes</source>
        <translation>从 {place} 调用 {lacking}？|已为 {document} 预留|主管扫工牌表示同意</translation>
    </message>
    <message>
        <source>{item} from {place}|promised to {document}, which is told|Pick from {next_place}</source>
        <translation>从 {place} 调用 {item}|原为 {document} 预留，已通知|到 {next_place} 拣货</translation>
    </message>
    <message>
        <source>{ref} is reserved in {place}|{part} · {site} · {pieces:piece/pieces} · {shown}|That site picks it; go on here</source>
        <translation>{ref} 已在 {place} 预留|{part} · {site} · {pieces:件/件} · {shown}|由该站点拣货，本处继续</translation>
    </message>
    <message>
        <source>{ref} is reserved in {place}|{order} · {shown}|Scan it when it comes</source>
        <translation>{ref} 已在 {place} 预留|{order} · {shown}|到货时扫码</translation>
    </message>
    <message>
        <source>{place} is not expected any more||Receive what came, or look for another source</source>
        <translation>{place} 不再等候||到货请收货，否则另找来源</translation>
    </message>
    <message>
        <source>{place} comes at {arrival}|{person}|Press it to reserve it</source>
        <translation>{place} 将于 {arrival} 到库|{person}|点按即可预留</translation>
    </message>
    <message>
        <source>{place}: nobody knows when|{person}|Ask the driver</source>
        <translation>{place}：到库时间不明|{person}|请询问司机</translation>
    </message>
    <message>
        <source>Taken: {taken}|{place} · {person} said so on the telephone|The courier fetches it there</source>
        <translation>已取出：{taken}|{place} · {person} 电话确认|由配送员前往取货</translation>
    </message>
    <message>
        <source>{tray} is put back|{order}|</source>
        <translation>{tray} 已放回|{order}|</translation>
    </message>
    <message>
        <source>The box of {order} is there|{receiver} · {place} · still to come: {parts}|</source>
        <translation>{order} 的箱子已送达|{receiver} · {place} · 尚缺：{parts}|</translation>
    </message>
    <message>
        <source>{place} · {pieces:piece/pieces} to pick|{items}|</source>
        <translation>{place} · 待拣 {pieces} 件|{items}|</translation>
    </message>
    <message>
        <source>{picked}/{of} · {item}|lot {lot} · serial {serial}|Next: {next_place}</source>
        <translation>{picked}/{of} · {item}|批号 {lot} · 序列号 {serial}|下一处：{next_place}</translation>
    </message>
    <message>
        <source>Already in the box|{item} · lot {lot} · serial {serial}|</source>
        <translation>已在箱内|{item} · 批号 {lot} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>{picked}/{of} · {tray}|sterile until {sterile_until}|Next: {next_place}</source>
        <translation>{picked}/{of} · {tray}|灭菌有效期至 {sterile_until}|下一处：{next_place}</translation>
    </message>
    <message>
        <source>Put back to {place}|{item} · lot {lot} · serial {serial}|</source>
        <translation>放回 {place}|{item} · 批号 {lot} · 序列号 {serial}|</translation>
    </message>
    <message>
        <source>Read well|{order}|Scan the other one too</source>
        <translation>读取正常|{order}|请再扫另一签</translation>
    </message>
    <message>
        <source>{order} is packed||The courier: scan the badge, or type, then CONFIRM</source>
        <translation>{order} 已装箱||配送员：扫工牌，或填写后扫“确认”</translation>
    </message>
    <message>
        <source>{order} has left · there at {arrival}|{courier} · {plate} · {phone}|</source>
        <translation>{order} 已发出 · 预计 {arrival} 到达|{courier} · {plate} · {phone}|</translation>
    </message>
    <message>
        <source>{order} has left|{courier} · {plate} · {phone}|Enter the road to this hospital</source>
        <translation>{order} 已发出|{courier} · {plate} · {phone}|请录入到该医院的路程</translation>
    </message>
    <message>
        <source>{order} on time · {took}|{receiver} · {place}|</source>
        <translation>{order} 按时 · {took}|{receiver} · {place}|</translation>
    </message>
    <message>
        <source>{order} is late · {took}|{receiver} · {place}|Say why on the evidence sheet</source>
        <translation>{order} 超时 · {took}|{receiver} · {place}|请在时效证明上写明原因</translation>
    </message>
    <message>
        <source>{order} is cancelled||What was reserved for it is free again</source>
        <translation>{order} 已取消||预留的货已释放</translation>
    </message>
    <message>
        <source>{order} · {order_stage}||</source>
        <translation>{order} · {order_stage}||</translation>
    </message>
    <message>
        <source>death</source>
        <translation>死亡</translation>
    </message>
    <message>
        <source>serious</source>
        <translation>严重伤害</translation>
    </message>
    <message>
        <source>could be serious</source>
        <translation>可能严重</translation>
    </message>
    <message>
        <source>not serious</source>
        <translation>非严重</translation>
    </message>
    <message>
        <source>YES</source>
        <translation>是</translation>
    </message>
    <message>
        <source>NO</source>
        <translation>否</translation>
    </message>
    <message>
        <source>release the lot</source>
        <translation>放行批次</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回</translation>
    </message>
    <message>
        <source>No adverse event {event}||Look at the list of events</source>
        <translation>没有不良事件 {event}||请查看事件列表</translation>
    </message>
    <message>
        <source>{event} is over|{stage}|Open a new event if there is one</source>
        <translation>{event} 已结束|{stage}|如有新事件请另行登记</translation>
    </message>
    <message>
        <source>{document} has the event {event} already||Go on with {event}</source>
        <translation>{document} 已有事件 {event}||请继续处理 {event}</translation>
    </message>
    <message>
        <source>{event} was reported or its lot is held||Close it with the manufacturer&apos;s decision</source>
        <translation>{event} 已上报或批号已冻结||请按厂家决定结案</translation>
    </message>
    <message>
        <source>Lot {lot} is on hold already|{event}|Nothing to do</source>
        <translation>批号 {lot} 已冻结|{event}|无需操作</translation>
    </message>
    <message>
        <source>This is another paper: {found}||Scan the written report of {event}</source>
        <translation>这是另一份单据：{found}||请扫描 {event} 的书面报告</translation>
    </message>
    <message>
        <source>Who took the report?||Enter the name of the person</source>
        <translation>谁接的报告？||请填写接报人姓名</translation>
    </message>
    <message>
        <source>What happened?||Say it in a few words, without a name</source>
        <translation>发生了什么？||请简要说明，不要写姓名</translation>
    </message>
    <message>
        <source>At which hospital?|{document}|Choose the hospital</source>
        <translation>在哪家医院？|{document}|请选择医院</translation>
    </message>
    <message>
        <source>For which site?||Name the site</source>
        <translation>哪个站点？||请指定站点</translation>
    </message>
    <message>
        <source>That lies in the future|{at}|Correct the time</source>
        <translation>时间在将来|{at}|请更正时间</translation>
    </message>
    <message>
        <source>Before anybody was aware of it|{at}, aware since {aware_at}|Correct the time</source>
        <translation>早于知悉时间|{at}，知悉于 {aware_at}|请更正时间</translation>
    </message>
    <message>
        <source>Reported already|{event} · {clock}|Nothing to do</source>
        <translation>已上报|{event} · {clock}|无需操作</translation>
    </message>
    <message>
        <source>Late: it was due {due_at}|{event}|Enter the reason; it must still be sent</source>
        <translation>已超时：截止 {due_at}|{event}|请填写原因；仍须上报</translation>
    </message>
    <message>
        <source>Which duty?|{event} · {clocks}|Choose one of the clocks</source>
        <translation>哪项上报？|{event} · {clocks}|请选择其中一个时限</translation>
    </message>
    <message>
        <source>Not everything is reported|{event} · {clocks}|Report it first</source>
        <translation>尚未全部上报|{event} · {clocks}|请先上报</translation>
    </message>
    <message>
        <source>Lot {lot} is not recalled yet|{event}|Open the recall first (F9)</source>
        <translation>批号 {lot} 尚未召回|{event}|请先启动召回（F9）</translation>
    </message>
    <message>
        <source>{name} is not on the card|{party}|Look at the contacts</source>
        <translation>联系卡上没有 {name}|{party}|请查看联系人</translation>
    </message>
    <message>
        <source>Which event?||Scan its code, or choose it in the list</source>
        <translation>哪个事件？||扫描事件条码，或在列表中选择</translation>
    </message>
    <message>
        <source>Which product?||Scan its code, or type it</source>
        <translation>哪个产品？||扫描产品条码，或手工输入</translation>
    </message>
    <message>
        <source>How bad is it?||Choose the class of harm</source>
        <translation>伤害程度如何？||请选择伤害程度</translation>
    </message>
    <message>
        <source>Patient harmed, or could be?|{number} · {item}|YES opens an event; NO goes on; ACKNOWLEDGE leaves it</source>
        <translation>患者受到伤害或可能受到伤害？|{number} · {item}|「是」登记事件；「否」继续；「知晓」不作回答</translation>
    </message>
    <message>
        <source>How bad: {harm}?|{item}|YES takes it; NO names the next; ACKNOWLEDGE leaves it</source>
        <translation>伤害程度：{harm}？|{item}|「是」选定；「否」看下一项；「知晓」放弃</translation>
    </message>
    <message>
        <source>Stamped by the equipment department?|{event} · {raw}|YES stops the clock; NO goes on; ACKNOWLEDGE leaves it</source>
        <translation>设备科已盖章？|{event} · {raw}|「是」停止计时；「否」继续；「知晓」放弃</translation>
    </message>
    <message>
        <source>{item}|lot {lot} · serial {serial}|Fill in what happened, then CONFIRM</source>
        <translation>{item}|批号 {lot} · 序列号 {serial}|填写事件经过，再扫「确认」</translation>
    </message>
    <message>
        <source>At {hospital}||Fill in what happened, then CONFIRM</source>
        <translation>医院：{hospital}||填写事件经过，再扫「确认」</translation>
    </message>
    <message>
        <source>Tell the manufacturer by {due}|{event} · {item}|Call, and read out the first report</source>
        <translation>请在 {due} 前告知生产企业|{event} · {item}|打电话，宣读首次报告</translation>
    </message>
    <message>
        <source>At which hospital?|{document}|Choose it, then open the event</source>
        <translation>在哪家医院？|{document}|选择医院，再登记事件</translation>
    </message>
    <message>
        <source>{event}|{item} · {harm}|Do the next step</source>
        <translation>{event}|{item} · {harm}|请执行下一步</translation>
    </message>
    <message>
        <source>Did {person} take the report?|{event}|YES stops the clock; NO names the next; ACKNOWLEDGE, then type the name</source>
        <translation>接报人是{person}？|{event}|「是」停止计时；「否」看下一位；或「知晓」后输入姓名</translation>
    </message>
    <message>
        <source>Number {reference}||CONFIRM uses it</source>
        <translation>编号 {reference}||扫「确认」采用</translation>
    </message>
    <message>
        <source>Told on time, after {took} h|{clock} · {person}|</source>
        <translation>按时报告，用时 {took}|{clock} · {person}|</translation>
    </message>
    <message>
        <source>Told late, after {took} h|{clock} · {person}|The reason is recorded</source>
        <translation>超时报告，用时 {took}|{clock} · {person}|原因已记录</translation>
    </message>
    <message>
        <source>{pieces:piece/pieces} on hold|{places:place/places}|Nobody can pick them</source>
        <translation>已冻结 {pieces} 件|{places} 处|任何人不得拣用</translation>
    </message>
    <message>
        <source>{event} is closed|{decision} · {reference}|</source>
        <translation>{event} 已结案|{decision} · {reference}|</translation>
    </message>
    <message>
        <source>{event} is withdrawn|{item}|Its clocks have stopped</source>
        <translation>{event} 已撤销|{item}|各项时限已停止</translation>
    </message>
    <message>
        <source>Written down|{number} · {description}|</source>
        <translation>已记录|{number} · {description}|</translation>
    </message>
    <message>
        <source>Paper saved|{path}|Print it, let it be stamped, scan it back</source>
        <translation>文件已保存|{path}|打印、盖章，再扫回</translation>
    </message>
    <message>
        <source>{name} is on the card|{party}|Try the number, then mark it</source>
        <translation>{name} 已列入联系表|{party}|请拨打核实，再标记</translation>
    </message>
    <message>
        <source>Number tried and right|{name} · {verified_on}|</source>
        <translation>号码已核实|{name} · {verified_on}|</translation>
    </message>
    <message>
        <source>{name} is off the card|{party}|</source>
        <translation>{name} 已从联系表移除|{party}|</translation>
    </message>
    <message>
        <source>Instrument inventory</source>
        <translation>器械清点</translation>
    </message>
    <message>
        <source>Table delivery</source>
        <translation>上台交付</translation>
    </message>
    <message>
        <source>Postoperative recovery</source>
        <translation>术后回收</translation>
    </message>
    <message>
        <source>implant missing</source>
        <translation>缺植入物</translation>
    </message>
    <message>
        <source>instrument missing</source>
        <translation>缺器械</translation>
    </message>
    <message>
        <source>wrong size</source>
        <translation>规格不符</translation>
    </message>
    <message>
        <source>not sterile</source>
        <translation>未灭菌</translation>
    </message>
    <message>
        <source>came late</source>
        <translation>到场迟</translation>
    </message>
    <message>
        <source>another cause</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>by mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>on paper</source>
        <translation>纸质</translation>
    </message>
    <message>
        <source>in the manufacturer&apos;s system</source>
        <translation>厂家系统</translation>
    </message>
    <message>
        <source>by template</source>
        <translation>模板测量</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>The images are not rechecked|{case}|Look at them and enter the sizes, or ask the supervisor</source>
        <translation>影像尚未复核|{case}|请复核影像并填写规格，或请主管处理</translation>
    </message>
    <message>
        <source>The plan changed since the images were rechecked|{case}|Look at the images again</source>
        <translation>影像复核后方案已变更|{case}|请重新复核影像</translation>
    </message>
    <message>
        <source>{other_step} comes first|{case} · {duty_step}|Do that step first</source>
        <translation>须先完成“{other_step}”|{case} · {duty_step}|请先完成该步骤</translation>
    </message>
    <message>
        <source>{duty_step} is done already|{case}|Go on with the next step</source>
        <translation>“{duty_step}”已完成|{case}|请继续下一步</translation>
    </message>
    <message>
        <source>Nothing has left for the hospital yet|{case}|Send the case out first: SEND OUT</source>
        <translation>物品尚未发往医院|{case}|请先扫描“发出”</translation>
    </message>
    <message>
        <source>The tray is not back yet|{case}|Scan COME BACK and the tray first</source>
        <translation>器械盒尚未收回|{case}|请先扫描“收回”和器械盒</translation>
    </message>
    <message>
        <source>Earlier than the step before it|{other_step} · {at}|Correct the time</source>
        <translation>早于上一步骤的时间|{other_step} · {at}|请更正时间</translation>
    </message>
    <message>
        <source>{name} is on site already|{hospital} · since {came_at}|Check out when leaving</source>
        <translation>{name} 已签到|{hospital} · {came_at} 起|离开时请签退</translation>
    </message>
    <message>
        <source>{name} is not on site||Check in first; enter a forgotten time by hand</source>
        <translation>{name} 未签到||请先签到；漏登的时间请手工填写</translation>
    </message>
    <message>
        <source>{name} is no engineer|{role}|The presence of an engineer counts: scan their badge</source>
        <translation>{name} 不是工程师|{role}|只有工程师到场才算，请扫工程师的工牌</translation>
    </message>
    <message>
        <source>Before {name} came|came {came_at}|Correct the time</source>
        <translation>早于 {name} 的到达时间|到达 {came_at}|请更正时间</translation>
    </message>
    <message>
        <source>At which hospital?||Choose the hospital, then scan the badge</source>
        <translation>在哪家医院？||请先选择医院，再扫工牌</translation>
    </message>
    <message>
        <source>{name} is on site|{hospital} · {came_at}|</source>
        <translation>{name} 已签到|{hospital} · {came_at}|</translation>
    </message>
    <message>
        <source>{name} has left|{hospital} · {minutes} min|</source>
        <translation>{name} 已签退|{hospital} · {minutes} 分钟|</translation>
    </message>
    <message>
        <source>{name} has passed these gates already|{case} · {reason}|Go on; nothing more to do</source>
        <translation>{name} 已放行这些关口|{case} · {reason}|请继续，无需再操作</translation>
    </message>
    <message>
        <source>Not minutes: {value}||Enter 1 to 1440 minutes</source>
        <translation>分钟数无效：{value}||请填写 1 至 1440 分钟</translation>
    </message>
    <message>
        <source>How bad is it?|{case}|Choose the harm; the clocks depend on it</source>
        <translation>伤害程度如何？|{case}|请选择伤害程度，时限由此确定</translation>
    </message>
    <message>
        <source>The surgeon was not asked yet|{case}|Record the follow-up, then send the form</source>
        <translation>尚未随访主刀医生|{case}|请先登记随访，再提交随访表</translation>
    </message>
    <message>
        <source>Before the operation ended|{case} · ended {ended_at}|Correct the time</source>
        <translation>早于手术结束时间|{case} · {ended_at} 结束|请更正时间</translation>
    </message>
    <message>
        <source>Who received the form?|{case}|Enter who took it</source>
        <translation>谁接收了随访表？|{case}|请填写接收人</translation>
    </message>
    <message>
        <source>Duties of {case}||Scan a badge, or a step of table service</source>
        <translation>{case} 的职责||请扫描工牌，或扫描跟台步骤</translation>
    </message>
    <message>
        <source>{person} is present|{case} · {arrived_at}|</source>
        <translation>{person} 已到场|{case} · {arrived_at}|</translation>
    </message>
    <message>
        <source>{person} is present · {minutes:minute/minutes} before due|{case} · due {due_at}|</source>
        <translation>{person} 已到场 · 提前 {minutes:分钟/分钟}|{case} · 期限 {due_at}|</translation>
    </message>
    <message>
        <source>{person} is present · late by {minutes:minute/minutes}|{case} · was due {due_at}|</source>
        <translation>{person} 已到场 · 迟到 {minutes:分钟/分钟}|{case} · 期限 {due_at}|</translation>
    </message>
    <message>
        <source>Images rechecked|{case} · {sizes} · {initials}|</source>
        <translation>影像已复核|{case} · {sizes} · {initials}|</translation>
    </message>
    <message>
        <source>{duty_step}: done|{case}|Next: {other_step}</source>
        <translation>“{duty_step}”完成|{case}|下一步：{other_step}</translation>
    </message>
    <message>
        <source>{duty_step}: done|{case}|All four steps are done</source>
        <translation>“{duty_step}”完成|{case}|四个步骤全部完成</translation>
    </message>
    <message>
        <source>Waited {minutes:minute/minutes}|{case} · {cause}|</source>
        <translation>术中等待 {minutes:分钟/分钟}|{case} · {cause}|</translation>
    </message>
    <message>
        <source>Follow-up recorded: nothing adverse|{case} · {initials}|</source>
        <translation>随访已登记：无不良反应|{case} · {initials}|</translation>
    </message>
    <message>
        <source>Adverse event {event} is open|{case}|Report it: the clocks run</source>
        <translation>不良事件 {event} 已立案|{case}|请上报：时限已开始计时</translation>
    </message>
    <message>
        <source>Follow-up form submitted|{case} · {receiver} · {how}|</source>
        <translation>随访表已提交|{case} · {receiver} · {how}|</translation>
    </message>
    <message>
        <source>Follow-up form sent again ({copy})|{case} · {receiver} · {how}|</source>
        <translation>随访表已再次提交（第 {copy} 次）|{case} · {receiver} · {how}|</translation>
    </message>
    <message>
        <source>%1 left · due %2</source>
        <translation>剩余 %1 · 期限 %2</translation>
    </message>
    <message>
        <source>late by %1 · was due %2</source>
        <translation>已超时 %1 · 期限 %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>late by %1</source>
        <translation>已超时 %1</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>no clock runs</source>
        <translation>无计时</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Done: press, or scan its card</source>
        <translation>完成：点按或扫描步骤卡</translation>
    </message>
    <message>
        <source>after the step before it</source>
        <translation>待上一步完成</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Images rechecked</source>
        <translation>影像已复核</translation>
    </message>
    <message>
        <source>Waited %1 min</source>
        <translation>等待 %1 分钟</translation>
    </message>
    <message>
        <source>Surgeon asked</source>
        <translation>已随访医生</translation>
    </message>
    <message>
        <source>nothing adverse</source>
        <translation>无不良反应</translation>
    </message>
    <message>
        <source>Form sent</source>
        <translation>随访表已提交</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>{name} v{text} · for devices bought from {first} · to {last}</source>
        <translation>{name} v{text} · 适用于 {first} 起购买 · 至 {last}</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>保修期</translation>
    </message>
    <message>
        <source>{months:month/months} from {basis}: {first} → {last}</source>
        <translation>自{basis}起 {months:个月/个月}：{first} → {last}</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>{months:month/months} from {basis}: {first} → {last}, not reached</source>
        <translation>自{basis}起 {months:个月/个月}：{first} → {last}，未达到</translation>
    </message>
    <message>
        <source>{months:month/months} from {basis}: {first} → {last}, reached: the term ends there</source>
        <translation>自{basis}起 {months:个月/个月}：{first} → {last}，已达到：保修期至此为止</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>since {first} in place of another device, the rest of its term: until {last}</source>
        <translation>{first} 起替换另一设备，沿用其剩余保修期：至 {last}</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>自有保修</translation>
    </message>
    <message>
        <source>it was in use before it replaced another device: {first} → {last} stay its own</source>
        <translation>替换另一设备之前已在用：{first} → {last} 仍为其自有保修</translation>
    </message>
    <message>
        <source>Anew</source>
        <translation>重新起算</translation>
    </message>
    <message>
        <source>{months:month/months} from the replacement: {first} → {last}</source>
        <translation>自替换之日起 {months:个月/个月}：{first} → {last}</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>延保</translation>
    </message>
    <message>
        <source>{name} · {months:month/months}, bought {first} → {last} · entered by {by}</source>
        <translation>{name} · {months:个月/个月}，{first} 购买 → {last} · 录入人 {by}</translation>
    </message>
    <message>
        <source>Consumables</source>
        <translation>耗材</translation>
    </message>
    <message>
        <source>covered · {text}</source>
        <translation>在保 · {text}</translation>
    </message>
    <message>
        <source>not covered · {text}</source>
        <translation>不保 · {text}</translation>
    </message>
    <message>
        <source>Exemption</source>
        <translation>免责条款</translation>
    </message>
    <message>
        <source>none · for {name}</source>
        <translation>无 · 适用型号 {name}</translation>
    </message>
    <message>
        <source>{text} · {reference} · {name}</source>
        <translation>{text} · {reference} · {name}</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>from {first} · to {last} · {text} · {by}</source>
        <translation>{first} 起 · 至 {last} · {text} · {by}</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>since {first} · {text} · {reference} · {by}</source>
        <translation>自 {first} 起 · {text} · {reference} · {by}</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>例外</translation>
    </message>
    <message>
        <source>{first} → {last}, from rule {name} · {text} · authorised by {by}</source>
        <translation>{first} → {last}，突破规则 {name} · {text} · 批准人 {by}</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>{name}: {first} → {last}</source>
        <translation>{name}：{first} → {last}</translation>
    </message>
    <message>
        <source>installation</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>shipment</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>production</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>acceptance</source>
        <translation>验收</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>Buy</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>{months:month/months}: until {until} · CNY {price} · by {by_day} at the latest</source>
        <translation>{months:个月/个月}：保至 {until} · {price} 元 · 最迟 {by_day}</translation>
    </message>
    <message>
        <source>authorised by a supervisor, with its days and its rule</source>
        <translation>由主管批准，注明起止日期及所突破的规则</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>a supervisor lifts the void with a reason</source>
        <translation>由主管注明原因解除失效</translation>
    </message>
    <message>
        <source>Suspension</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>ends · {until}</source>
        <translation>结束 · {until}</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>it begins {until}</source>
        <translation>{until} 起保</translation>
    </message>
    <message>
        <source>{value} · entered by {by} · {on}</source>
        <translation>{value} · 录入人 {by} · {on}</translation>
    </message>
    <message>
        <source>{value} · only supposed</source>
        <translation>{value} · 仅为假设</translation>
    </message>
    <message>
        <source>not known · said by {by} · {on}</source>
        <translation>未知 · 注明人 {by} · {on}</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Not recorded: {stage}</source>
        <translation>未记录：{stage}</translation>
    </message>
    <message>
        <source>No stage recorded for {days:day/days}</source>
        <translation>{days:天/天}没有阶段记录</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>空缺</translation>
    </message>
    <message>
        <source>Warranty void</source>
        <translation>保修失效</translation>
    </message>
    <message>
        <source>Warranty suspended</source>
        <translation>保修暂停</translation>
    </message>
    <message>
        <source>Extension bought</source>
        <translation>购买延保</translation>
    </message>
    <message>
        <source>taken back {day} by {by}: {why}</source>
        <translation>{by} 于 {day} 撤销：{why}</translation>
    </message>
    <message>
        <source>{what} · counts no more</source>
        <translation>{what} · 不再计入</translation>
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
        <source>{value} · by rule {rule}</source>
        <translation>{value} · 依据规则 {rule}</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>valid to {day}</source>
        <translation>有效至 {day}</translation>
    </message>
    <message>
        <source>expired, was valid to {day}</source>
        <translation>已过期，曾有效至 {day}</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Consumables covered</source>
        <translation>是否保耗材</translation>
    </message>
    <message>
        <source>Extended warranty</source>
        <translation>延保情况</translation>
    </message>
    <message>
        <source>certificate valid</source>
        <translation>证书有效</translation>
    </message>
    <message>
        <source>assessment not passed</source>
        <translation>考核未通过</translation>
    </message>
    <message>
        <source>certificate expired</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>certificate not yet valid</source>
        <translation>证书尚未生效</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>无证书</translation>
    </message>
    <message>
        <source>valid until {0}</source>
        <translation>有效期至 {0}</translation>
    </message>
    <message>
        <source>nurse</source>
        <translation>护士</translation>
    </message>
    <message>
        <source>technician</source>
        <translation>技师</translation>
    </message>
    <message>
        <source>another profession</source>
        <translation>其他专业</translation>
    </message>
    <message>
        <source>after-sales supervisor</source>
        <translation>售后主管</translation>
    </message>
    <message>
        <source>on-site engineer</source>
        <translation>驻场工程师</translation>
    </message>
    <message>
        <source>maintenance technician</source>
        <translation>维修技师</translation>
    </message>
    <message>
        <source>clinical support manager</source>
        <translation>临床支持经理</translation>
    </message>
    <message>
        <source>not registered</source>
        <translation>未注册</translation>
    </message>
    <message>
        <source>registration applied for</source>
        <translation>已申请注册</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>已注册</translation>
    </message>
    <message>
        <source>registration blocked</source>
        <translation>注册已停用</translation>
    </message>
    <message>
        <source>the background is not entered</source>
        <translation>未填写专业背景</translation>
    </message>
    <message>
        <source>the background is neither nurse nor technician</source>
        <translation>专业背景既非护士也非技师</translation>
    </message>
    <message>
        <source>no paper shows the background</source>
        <translation>缺少专业背景证明</translation>
    </message>
    <message>
        <source>no assessment is passed</source>
        <translation>尚未通过考核</translation>
    </message>
    <message>
        <source>away</source>
        <translation>缺勤</translation>
    </message>
    <message>
        <source>other work</source>
        <translation>其他工作</translation>
    </message>
    <message>
        <source>training planned</source>
        <translation>培训已安排</translation>
    </message>
    <message>
        <source>training held</source>
        <translation>培训已举行</translation>
    </message>
    <message>
        <source>training cancelled</source>
        <translation>培训已取消</translation>
    </message>
    <message>
        <source>invited</source>
        <translation>已邀请</translation>
    </message>
    <message>
        <source>was there</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已达标</translation>
    </message>
    <message>
        <source>still time</source>
        <translation>时间充裕</translation>
    </message>
    <message>
        <source>the year ends soon</source>
        <translation>年度即将结束</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>handed in</source>
        <translation>已交卷</translation>
    </message>
    <message>
        <source>time was over</source>
        <translation>时间到</translation>
    </message>
    <message>
        <source>taken elsewhere</source>
        <translation>外部考核</translation>
    </message>
    <message>
        <source>one answer is right</source>
        <translation>单选题</translation>
    </message>
    <message>
        <source>one or more answers are right</source>
        <translation>多选题</translation>
    </message>
    <message>
        <source>Not on the staff|{person}|A supervisor takes the person on the staff</source>
        <translation>不在团队中|{person}|请主管将此人加入团队</translation>
    </message>
    <message>
        <source>The assessment is not passed|{person}|Choose another person, or have the assessment taken first</source>
        <translation>考核未通过|{person}|请另选他人，或先参加考核</translation>
    </message>
    <message>
        <source>Not qualified: {standing}|{person} · {topic} · {until}|Choose another</source>
        <translation>不具备资质：{standing}|{person} · {topic} · {until}|请另选他人</translation>
    </message>
    <message>
        <source>This certificate is no longer there||Read the page again</source>
        <translation>该证书已不存在||请重新读取页面</translation>
    </message>
    <message>
        <source>This certificate is entered already|{person} · {topic} · until {until}|Check the days</source>
        <translation>该证书已录入|{person} · {topic} · 至 {until}|请核对日期</translation>
    </message>
    <message>
        <source>This entry is no longer there||Read the page again</source>
        <translation>该记录已不存在||请重新读取页面</translation>
    </message>
    <message>
        <source>Has this table already|{case} · {person}|Nothing to do</source>
        <translation>已安排跟台|{case} · {person}|无需操作</translation>
    </message>
    <message>
        <source>Does not have this table|{case} · {person}|Nothing to do</source>
        <translation>未安排该跟台|{case} · {person}|无需操作</translation>
    </message>
    <message>
        <source>Unknown training|{session}|Check the number</source>
        <translation>未知的培训|{session}|请核对编号</translation>
    </message>
    <message>
        <source>Not possible: {session_stage}|{session}|Choose a training that is still planned</source>
        <translation>无法操作：{session_stage}|{session}|请选择尚未举行的培训</translation>
    </message>
    <message>
        <source>A training needs a topic||Tick on-site technique, sterilisation, or both</source>
        <translation>培训须有内容||请勾选现场技术、灭菌规范或两者</translation>
    </message>
    <message>
        <source>Nobody was there|{session}|Tick who was, or cancel the training</source>
        <translation>无人到场|{session}|请填写到场人员，或取消培训</translation>
    </message>
    <message>
        <source>Unknown question|{question} · {topic}|Read the list again</source>
        <translation>未知的题目|{question} · {topic}|请重新读取列表</translation>
    </message>
    <message>
        <source>There are no questions yet|{topic}|Import questions first</source>
        <translation>尚无题目|{topic}|请先导入题目</translation>
    </message>
    <message>
        <source>Too few questions: {has} of {asked}|{topic}|Import more, or let fewer be asked</source>
        <translation>题目不足：{has}/{asked}|{topic}|请导入更多题目，或减少题数</translation>
    </message>
    <message>
        <source>An assessment is running already|{assessment}|Go on with it</source>
        <translation>考核正在进行|{assessment}|请继续作答</translation>
    </message>
    <message>
        <source>Unknown assessment|{assessment}|Begin a new one</source>
        <translation>未知的考核|{assessment}|请重新开始</translation>
    </message>
    <message>
        <source>This is somebody else&apos;s assessment|{assessment}|Sign in as the person who takes it</source>
        <translation>这是他人的考核|{assessment}|请由参加者本人登录</translation>
    </message>
    <message>
        <source>The thirty minutes are over|{assessment} · {ended_at}|What was answered in time counts</source>
        <translation>三十分钟已到|{assessment} · {ended_at}|按时作答的题目计入成绩</translation>
    </message>
    <message>
        <source>No question {position}||Choose one of the numbers</source>
        <translation>没有第 {position} 题||请选择已有题号</translation>
    </message>
    <message>
        <source>Question {position} has no such answer||Choose one of the answers</source>
        <translation>第 {position} 题没有该选项||请选择已有选项</translation>
    </message>
    <message>
        <source>Only one answer to question {position}||Choose one</source>
        <translation>第 {position} 题只能选一项||请选择一项</translation>
    </message>
    <message>
        <source>Longer than {minutes} minutes|{first} – {last}|Such an assessment does not count: check the times</source>
        <translation>超过 {minutes} 分钟|{first} – {last}|此考核无效：请核对时间</translation>
    </message>
    <message>
        <source>These hours cannot be read|{value}|Write 1 08:00-18:00 for Monday</source>
        <translation>无法识别工作时间|{value}|周一请写 1 08:00-18:00</translation>
    </message>
    <message>
        <source>Paper written|{path}|</source>
        <translation>文件已生成|{path}|</translation>
    </message>
    <message>
        <source>The paper was not written|{detail}|Choose another folder</source>
        <translation>文件未能生成|{detail}|请另选文件夹</translation>
    </message>
    <message>
        <source>On the staff|{person}|</source>
        <translation>已在团队中|{person}|</translation>
    </message>
    <message>
        <source>Background kept: {background}|{person}|</source>
        <translation>专业背景已保存：{background}|{person}|</translation>
    </message>
    <message>
        <source>Kept, but not enough for an engineer|{person} · {background}|An engineer is a nurse or a technician</source>
        <translation>已保存，但不符合工程师要求|{person} · {background}|工程师须为护士或技师背景</translation>
    </message>
    <message>
        <source>Mini-program: {registration}|{person}|</source>
        <translation>小程序：{registration}|{person}|</translation>
    </message>
    <message>
        <source>Certificate kept|{person} · {topic} · until {until}|</source>
        <translation>证书已保存|{person} · {topic} · 至 {until}|</translation>
    </message>
    <message>
        <source>Certificate taken back|{person} · {topic}|</source>
        <translation>证书已撤回|{person} · {topic}|</translation>
    </message>
    <message>
        <source>Time kept|{person} · {first} – {last}|</source>
        <translation>时间已保存|{person} · {first} – {last}|</translation>
    </message>
    <message>
        <source>Time taken back|{person}|</source>
        <translation>时间已撤回|{person}|</translation>
    </message>
    <message>
        <source>Hours kept|{person} · {days} days a week|</source>
        <translation>工作时间已保存|{person} · 每周 {days} 天|</translation>
    </message>
    <message>
        <source>Training planned|{session}|</source>
        <translation>培训已安排|{session}|</translation>
    </message>
    <message>
        <source>Training held|{session} · {present} people|</source>
        <translation>培训已举行|{session} · 到场 {present} 人|</translation>
    </message>
    <message>
        <source>Training cancelled|{session}|</source>
        <translation>培训已取消|{session}|</translation>
    </message>
    <message>
        <source>File kept|{session}|</source>
        <translation>文件已保存|{session}|</translation>
    </message>
    <message>
        <source>{sessions} trainings a year|{first} – {last}|</source>
        <translation>每年 {sessions} 次培训|{first} – {last}|</translation>
    </message>
    <message>
        <source>{asked} questions are asked|{topic}|</source>
        <translation>每次考核 {asked} 题|{topic}|</translation>
    </message>
    <message>
        <source>Question retired|{question} · {topic}|</source>
        <translation>题目已停用|{question} · {topic}|</translation>
    </message>
    <message>
        <source>Result kept: {score}|{person}|</source>
        <translation>成绩已保存：{score}|{person}|</translation>
    </message>
    <message>
        <source>{asked} questions, thirty minutes|{assessment}|Begin</source>
        <translation>{asked} 题，三十分钟|{assessment}|请开始作答</translation>
    </message>
    <message>
        <source>Passed: {score}|{assessment} · {ended}|</source>
        <translation>通过：{score} 分|{assessment} · {ended}|</translation>
    </message>
    <message>
        <source>Not passed: {score}|{assessment} · {ended} · 80 are needed|Take it again with other questions</source>
        <translation>未通过：{score} 分|{assessment} · {ended} · 需达到 80 分|请重考，题目将更换</translation>
    </message>
    <message>
        <source>Table given|{case} · {person}|</source>
        <translation>已安排跟台|{case} · {person}|</translation>
    </message>
    <message>
        <source>Off the table|{case} · {person}|</source>
        <translation>已取消跟台|{case} · {person}|</translation>
    </message>
    <message>
        <source>calibration valid</source>
        <translation>校准有效</translation>
    </message>
    <message>
        <source>calibration expired</source>
        <translation>校准已过期</translation>
    </message>
    <message>
        <source>failed its calibration</source>
        <translation>校准未通过</translation>
    </message>
    <message>
        <source>never calibrated</source>
        <translation>从未校准</translation>
    </message>
    <message>
        <source>out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>left</source>
        <translation>不处理</translation>
    </message>
    <message>
        <source>opened by the rule</source>
        <translation>已由规则开立</translation>
    </message>
    <message>
        <source>Failure within 90 days</source>
        <translation>90 天内故障概率</translation>
    </message>
    <message>
        <source>Failures in a year</source>
        <translation>一年内故障</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>维护逾期</translation>
    </message>
    <message>
        <source>Use above its model</source>
        <translation>使用强度</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>使用环境</translation>
    </message>
    <message>
        <source>This test equipment is not known|{equipment}|Check the code on it, or add it first</source>
        <translation>检测设备未登记|{equipment}|请核对设备上的代码，或先登记</translation>
    </message>
    <message>
        <source>This test equipment is there already|{equipment}|Record its certificate</source>
        <translation>检测设备已登记|{equipment}|请登记其证书</translation>
    </message>
    <message>
        <source>This test equipment is out of use|{equipment}|Take another one</source>
        <translation>检测设备已停用|{equipment}|请换用另一台</translation>
    </message>
    <message>
        <source>This certificate is there already|{equipment} · {certificate}|Check the number</source>
        <translation>证书已登记|{equipment} · {certificate}|请核对编号</translation>
    </message>
    <message>
        <source>This certificate is not known|{equipment} · {certificate}|Check the number</source>
        <translation>证书未登记|{equipment} · {certificate}|请核对编号</translation>
    </message>
    <message>
        <source>No test equipment is named by this||Scan the code on the test equipment</source>
        <translation>此码不是检测设备||请扫描检测设备上的代码</translation>
    </message>
    <message>
        <source>A meter does not run backwards|{serial} · {meter} · {value}, before {last}|Check the reading, or say that the meter was changed and why</source>
        <translation>计数器读数不能变小|{serial} · {meter} · {value}，此前 {last}|请核对读数，或注明计数器已更换及原因</translation>
    </message>
    <message>
        <source>There is a later reading already|{serial} · {day}, last one {last}|Give the readings in their order</source>
        <translation>已有更晚的读数|{serial} · {day}，最近一次 {last}|请按日期顺序登记</translation>
    </message>
    <message>
        <source>Too many rows at once|{count} · at most {limit}|Split the file</source>
        <translation>一次行数过多|{count} · 最多 {limit}|请拆分文件</translation>
    </message>
    <message>
        <source>This maintenance plan is not known, or has ended|{plan}|Check the code of the plan</source>
        <translation>维护计划不存在或已结束|{plan}|请核对计划代码</translation>
    </message>
    <message>
        <source>This rule is not known, or has ended|{rule}|Check the code of the rule</source>
        <translation>规则不存在或已结束|{rule}|请核对规则代码</translation>
    </message>
    <message>
        <source>A rate speaks of many devices and opens nothing by itself|{rule}|Let it propose; a person decides</source>
        <translation>故障率涉及多台设备，不能自动开单|{rule}|请设为只提出，由人决定</translation>
    </message>
    <message>
        <source>Nothing says how long it holds|{equipment}|Give its last valid day, or set a calibration cycle for its model</source>
        <translation>没有依据可定其有效期|{equipment}|请填写最后有效日，或为其型号设定校准周期</translation>
    </message>
    <message>
        <source>There is a later maintenance already|{serial} · {day}, last one {last}|Check the day</source>
        <translation>已有更晚的维护记录|{serial} · {day}，最近一次 {last}|请核对日期</translation>
    </message>
    <message>
        <source>No maintenance is recorded|{serial} · {plan}|There is nothing to take back</source>
        <translation>没有维护记录|{serial} · {plan}|无可撤回</translation>
    </message>
    <message>
        <source>This proposal is not known|{number}|Choose one from the list</source>
        <translation>没有这条建议|{number}|请从列表中选择</translation>
    </message>
    <message>
        <source>Somebody decided this proposal before|{number}|Look at what became of it</source>
        <translation>这条建议已被处理|{number}|请查看处理结果</translation>
    </message>
    <message>
        <source>Too many devices for one decision|{number} · at most {limit}|Name the devices that are meant</source>
        <translation>一次涉及的设备过多|{number} · 最多 {limit}|请指明具体设备</translation>
    </message>
    <message>
        <source>This day is over|{day}|Give today or a later day</source>
        <translation>该日期已过|{day}|请填写今天或以后的日期</translation>
    </message>
    <message>
        <source>Somebody has set out for this order|{order}|It stays where it is</source>
        <translation>已有人出发处理此工单|{order}|工单保持原样</translation>
    </message>
    <message>
        <source>Calibrated until {until}|{equipment} · {name} · certificate {certificate}|It may be used</source>
        <translation>校准有效至 {until}|{equipment} · {name} · 证书 {certificate}|可以使用</translation>
    </message>
    <message>
        <source>Calibration ended {until}|{equipment} · {name} · certificate {certificate}|Do not use it</source>
        <translation>校准已于 {until} 到期|{equipment} · {name} · 证书 {certificate}|请勿使用</translation>
    </message>
    <message>
        <source>Failed its calibration|{equipment} · {name} · certificate {certificate}|Do not use it</source>
        <translation>校准未通过|{equipment} · {name} · 证书 {certificate}|请勿使用</translation>
    </message>
    <message>
        <source>Never calibrated|{equipment} · {name}|Do not use it</source>
        <translation>从未校准|{equipment} · {name}|请勿使用</translation>
    </message>
    <message>
        <source>Out of use|{equipment} · {name}|Do not use it</source>
        <translation>已停用|{equipment} · {name}|请勿使用</translation>
    </message>
    <message>
        <source>Calibrated until {until}|{equipment} · certificate {certificate}|</source>
        <translation>校准有效至 {until}|{equipment} · 证书 {certificate}|</translation>
    </message>
    <message>
        <source>{count:order/orders} opened|{number} · {orders}|</source>
        <translation>已开立 {count} 张工单|{number} · {orders}|</translation>
    </message>
    <message>
        <source>Left until {again_on}|{number}|</source>
        <translation>暂不处理，至 {again_on}|{number}|</translation>
    </message>
    <message>
        <source>Planned for {day}|{order} · {badge}|</source>
        <translation>已安排在 {day}|{order} · {badge}|</translation>
    </message>
    <message>
        <source>{devices:device/devices} looked at|new proposals {proposals} · orders opened {orders}|</source>
        <translation>已检查 {devices} 台设备|新建议 {proposals} 条 · 开立工单 {orders} 张|</translation>
    </message>
    <message>
        <source>Plan kept: {code}|version {version}|Look at all devices, or wait for the night</source>
        <translation>计划已保存：{code}|版本 {version}|请检查全部设备，或等待夜间检查</translation>
    </message>
    <message>
        <source>Rule kept: {code}|version {version}|Look at all devices, or wait for the night</source>
        <translation>规则已保存：{code}|版本 {version}|请检查全部设备，或等待夜间检查</translation>
    </message>
    <message>
        <source>Test equipment kept: {code}||Record its certificate</source>
        <translation>检测设备已登记：{code}||请登记其证书</translation>
    </message>
    <message>
        <source>Environment kept|{serial}|</source>
        <translation>使用环境已登记|{serial}|</translation>
    </message>
    <message>
        <source>Maintenance kept: {on}|{serial} · {plan}|</source>
        <translation>维护已登记：{on}|{serial} · {plan}|</translation>
    </message>
    <message>
        <source>Plan ended: {code}||What it proposed stays</source>
        <translation>计划已停止：{code}||已提出的建议保留</translation>
    </message>
    <message>
        <source>Rule ended: {code}||What it proposed stays</source>
        <translation>规则已停止：{code}||已提出的建议保留</translation>
    </message>
    <message>
        <source>Maintenance of {on} taken back|{serial} · {plan}|The one before it counts again</source>
        <translation>已撤回 {on} 的保养|{serial} · {plan}|以上一次保养为准</translation>
    </message>
    <message>
        <source>Out of use: {code}||Its certificates stay</source>
        <translation>已停用：{code}||证书保留</translation>
    </message>
    <message>
        <source>Certificate taken back: {number}|{code}|The one before it counts again</source>
        <translation>已撤回证书：{number}|{code}|以上一份证书为准</translation>
    </message>
    <message>
        <source>Written off over {months} months||</source>
        <translation>折旧月数：{months}||</translation>
    </message>
    <message>
        <source>Kept as it was before: {value}||</source>
        <translation>已保存使用前的数值：{value}||</translation>
    </message>
    <message>
        <source>Satisfaction kept: {value} %|{on}|</source>
        <translation>满意度已保存：{value} %|{on}|</translation>
    </message>
    <message>
        <source>Reading kept: {value}|{serial} · {meter} · in all {total}|</source>
        <translation>读数已登记：{value}|{serial} · {meter} · 累计 {total}|</translation>
    </message>
    <message>
        <source>the rest of the old device&apos;s term</source>
        <translation>沿用原设备剩余保修期</translation>
    </message>
    <message>
        <source>a term of its own</source>
        <translation>重新计算保修期</translation>
    </message>
</context>
</TS>
