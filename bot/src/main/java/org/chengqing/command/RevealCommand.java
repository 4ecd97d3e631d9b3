package org.chengqing.command;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.channel.Sender;
import org.chengqing.command.Application.Opened;
import org.chengqing.identity.Reveals;
import org.chengqing.identity.Reveals.Revealed;
import org.chengqing.intake.Asked;
import org.chengqing.intake.Identification;
import org.chengqing.intake.Receipt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code reveal}: who sent a report, with a reason, on the record; without a number, the record itself. */
@Command(name = "reveal", mixinStandardHelpOptions = true, description = "查看一件举报是谁提交的（须写明谁查、为什么查，永久留痕）；不写编号则列出查看记录")
final class RevealCommand implements Callable<Integer> {
    private static final int MOST = 50;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private final Application application;

    @Parameters(index = "0", arity = "0..1", paramLabel = "编号", description = "回执编号")
    private @Nullable String number;

    @Option(names = "--by", paramLabel = "姓名", description = "谁要看")
    private String by = "";

    @Option(names = "--reason", paramLabel = "理由", description = "为什么要看，至少五个字，例如文号")
    private String reason = "";

    @Unmatched
    private List<String> settings = new ArrayList<>();

    RevealCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        if (number == null) {
            try (Opened opened = application.open(settings)) {
                record(opened.bean(Reveals.class).record(MOST)).forEach(System.out::println);
                return 0;
            }
        }
        Optional<Receipt> receipt = Receipt.parse(number);
        if (receipt.isEmpty()) {
            return refuse("“" + number + "”不是回执编号，应像 20261122-7K3F 这样。");
        }
        try (Opened opened = application.open(settings)) {
            Asked<Revealed> asked = opened.bean(Identification.class).reveal(receipt.get(), by, reason);
            if (asked instanceof Asked.Known<Revealed> known && !(known.value() instanceof Revealed.NoReason)) {
                opened.bean(AuditTrail.class)
                        .record(by, AuditAct.IDENTITY_REVEALED, receipt.get().toString(), reason);
            }
            return show(receipt.get(), asked);
        }
    }

    private static int show(Receipt receipt, Asked<Revealed> asked) {
        return switch (asked) {
            case Asked.Known<Revealed>(Revealed.Shown(Sender sender)) -> {
                System.out.println(
                        "举报 " + receipt + " 由 " + sender.channel() + " 渠道账号 " + sender.account() + " 的用户提交：");
                System.out.println(sender.person());
                System.out.println("这次查看已记入查看记录。请依法保密，不得向被举报方透露。");
                yield 0;
            }
            case Asked.Known<Revealed>(Revealed.Forgotten none) -> {
                System.out.println("举报 " + receipt + " 的提交人已经要求删除信息，系统里没有留下是谁。这次查看已记入查看记录。");
                yield 0;
            }
            case Asked.Known<Revealed>(Revealed.NoReason none) ->
                refuse("要写明谁查（--by 姓名）和为什么查（--reason 理由，至少五个字）。什么也没有查。");
            case Asked.NotFound<Revealed> none -> refuse("没有编号为 " + receipt + " 的举报。");
            case Asked.Unavailable<Revealed> away -> {
                System.err.println("数据库没有及时回答，请稍后再试。");
                yield 1;
            }
        };
    }

    static List<String> record(List<Reveals.Entry> entries) {
        return entries.isEmpty()
                ? List.of("还没有人查看过举报人。")
                : entries.stream()
                        .map(entry -> MINUTE.format(entry.at()) + "  " + entry.about() + "  " + entry.askedBy() + "："
                                + entry.reason() + (entry.found() ? "" : "（信息已删除）"))
                        .toList();
    }

    private static int refuse(String sentence) {
        System.err.println(sentence);
        return RootCommand.REJECTED;
    }
}
