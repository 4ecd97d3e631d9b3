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
import org.chengqing.command.Application.Opened;
import org.chengqing.intake.Asked;
import org.chengqing.intake.CaseFile;
import org.chengqing.intake.CaseReading;
import org.chengqing.intake.Office;
import org.chengqing.intake.Office.Outcome;
import org.chengqing.intake.Receipt;
import org.chengqing.intake.TipOffState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code report}: how a report stands and what it says, masked; gives it a state and answers its sender. */
@Command(name = "report", mixinStandardHelpOptions = true, description = "查看一件举报的状态、经过和（打码的）内容，改状态、答复举报人；不显示举报人")
final class ReportCommand implements Callable<Integer> {
    private static final int UNAVAILABLE = 1;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private final Application application;

    @Parameters(index = "0", paramLabel = "编号", description = "回执编号，例如 20261122-7K3F")
    private String number = "";

    @Option(names = "--state", paramLabel = "状态", description = "改为：核实中、已办结、不予受理；举报人会收到通知")
    private @Nullable String state;

    @Option(names = "--answer", paramLabel = "文字", description = "答复举报人的话")
    private @Nullable String answer;

    @Option(names = "--note", paramLabel = "文字", description = "随状态记下的备注，不告诉举报人")
    private @Nullable String note;

    @Option(names = "--content", description = "显示内容，个人信息打码")
    private boolean content;

    @Option(names = "--full", paramLabel = "理由", description = "显示全文；写明理由，至少五个字，留下记录")
    private @Nullable String full;

    @Option(names = "--by", paramLabel = "姓名", description = "谁办的（默认为系统用户名）", defaultValue = "${sys:user.name}")
    private String by = "";

    @Unmatched
    private List<String> settings = new ArrayList<>();

    ReportCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Optional<Receipt> receipt = Receipt.parse(number);
        if (receipt.isEmpty()) {
            return refuse("“" + number + "”不是回执编号，应像 20261122-7K3F 这样。");
        }
        Optional<TipOffState> to = state == null ? Optional.empty() : Office.stateOf(state);
        if (state != null && to.isEmpty()) {
            return refuse("没有状态“" + state + "”，可用：核实中、已办结、不予受理。");
        }
        if (by.isBlank() || (answer != null && answer.isBlank())) {
            return refuse("--by 和 --answer 不能是空的。");
        }
        if (full != null && !CaseReading.isReason(by, full)) {
            return refuse("看全文要写明理由，至少五个字，例如 --full \"核对被举报人电话\"。什么也没有显示。");
        }
        try (Opened opened = application.open(settings)) {
            AuditTrail audit = opened.bean(AuditTrail.class);
            int code = run(opened.bean(Office.class), audit, receipt.get(), to.orElse(null));
            return code == 0 ? read(opened.bean(CaseReading.class), audit, receipt.get()) : code;
        }
    }

    private int read(CaseReading reading, AuditTrail audit, Receipt receipt) {
        if (full != null) {
            Asked<List<String>> asked = reading.full(receipt, by, full);
            if (asked instanceof Asked.Known<List<String>>) {
                audit.record(by, AuditAct.CASE_READ_IN_FULL, receipt.toString(), full);
            }
            return lines(receipt, asked);
        }
        return content ? lines(receipt, reading.masked(receipt)) : 0;
    }

    private static int lines(Receipt receipt, Asked<List<String>> asked) {
        return switch (asked) {
            case Asked.Known<List<String>>(var lines) -> {
                System.out.println("内容：");
                lines.forEach(line -> System.out.println("  " + line));
                yield 0;
            }
            case Asked.NotFound<List<String>> _ -> notFound(receipt);
            case Asked.Unavailable<List<String>> _ -> unavailable();
        };
    }

    private int run(Office office, AuditTrail audit, Receipt receipt, @Nullable TipOffState to) {
        if (to != null) {
            int code = told(receipt, office.changeState(receipt, to, by, note));
            if (code != 0) {
                return code;
            }
            audit.record(by, AuditAct.CASE_CHANGED, receipt.toString(), state);
        }
        if (answer != null) {
            int code = told(receipt, office.answer(receipt, answer, by));
            if (code != 0) {
                return code;
            }
            audit.record(by, AuditAct.CASE_ANSWERED, receipt.toString(), null);
        }
        return show(receipt, office.file(receipt));
    }

    private static int told(Receipt receipt, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> 0;
            case Outcome.NotFound _ -> notFound(receipt);
            case Outcome.Unavailable _ -> unavailable();
            case Outcome.NotAllowed(var now) ->
                refuse("举报 " + receipt + " 现在是“" + CaseFile.word(now) + "”，不能这样改，什么也没有变。");
        };
    }

    private static int show(Receipt receipt, Asked<CaseFile> asked) {
        return switch (asked) {
            case Asked.Known<CaseFile>(var file) -> {
                text(file).forEach(System.out::println);
                yield 0;
            }
            case Asked.NotFound<CaseFile> _ -> notFound(receipt);
            case Asked.Unavailable<CaseFile> _ -> unavailable();
        };
    }

    /** What is printed of a report. */
    static List<String> text(CaseFile file) {
        List<String> lines = new ArrayList<>();
        lines.add("举报 " + file.receipt() + "：" + CaseFile.word(file.state()));
        lines.add("类别 " + (file.category() == null ? "未分类" : file.category()) + "，材料 " + file.pieces() + " 份，邮件 "
                + file.mails() + " 封");
        for (CaseFile.Entry entry : file.entries()) {
            String who = entry.by() == null ? "" : "（" + entry.by() + "）";
            lines.add("  " + MINUTE.format(entry.at()) + "  " + entry.what() + who);
        }
        return lines;
    }

    private static int notFound(Receipt receipt) {
        return refuse("没有编号为 " + receipt + " 的举报。");
    }

    private static int unavailable() {
        System.err.println("数据库没有及时回答，可能改了也可能没改。请稍后再看一次。");
        return UNAVAILABLE;
    }

    private static int refuse(String sentence) {
        System.err.println(sentence);
        return RootCommand.REJECTED;
    }
}
