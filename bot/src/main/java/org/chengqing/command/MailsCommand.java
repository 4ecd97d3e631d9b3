package org.chengqing.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.command.Application.Opened;
import org.chengqing.outbox.ActResult;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.QueuedMail.Standing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code mails}: what has not certainly arrived; the commands below it do something about that. */
@Command(name = "mails", mixinStandardHelpOptions = true, description = "邮件：还没有送到的，可重发、改地址、导出")
final class MailsCommand implements Callable<Integer> {
    private final Application application;

    @Option(names = "--most", paramLabel = "封数", description = "最多列出几封（默认 ${DEFAULT-VALUE}）", defaultValue = "100")
    private int most;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    private MailsCommand(Application application) {
        this.application = application;
    }

    /** The command with those below it. */
    static CommandLine line(Application application) {
        return new CommandLine(new MailsCommand(application))
                .addSubcommand(new Resend(application))
                .addSubcommand(new Readdress(application))
                .addSubcommand(new Export(application))
                .addSubcommand(new Resume(application));
    }

    @Override
    public Integer call() {
        try (Opened opened = application.open(settings)) {
            Outbox outbox = opened.bean(Outbox.class);
            System.out.print(MailsText.of(
                    outbox.health(), outbox.queue(EnumSet.allOf(Standing.class), Math.clamp(most, 1, 10_000))));
        }
        return 0;
    }

    private static int tell(ActResult result, String done) {
        if (result == ActResult.DONE) {
            System.out.println(done);
            return 0;
        }
        System.err.println(MailsText.refusal(result));
        return RootCommand.REJECTED;
    }

    private static void record(Opened opened, ActResult result, Person person, AuditAct act, @Nullable String key) {
        if (result == ActResult.DONE) {
            opened.bean(AuditTrail.class).record(person.by, act, key, "命令行");
        }
    }

    /** Who does it, for the record. */
    static final class Person {
        @Option(
                names = "--by",
                paramLabel = "姓名",
                description = "谁做的，会记下来（默认为系统用户名）",
                defaultValue = "${sys:user.name}")
        private String by = "";
    }

    /** {@code mails resend KEY}. */
    @Command(name = "resend", mixinStandardHelpOptions = true, description = "马上再发一次")
    static final class Resend implements Callable<Integer> {
        private final Application application;

        @Parameters(paramLabel = "编号")
        private String key = "";

        @Mixin
        private Person person = new Person();

        @Unmatched
        private List<String> settings = new ArrayList<>();

        Resend(Application application) {
            this.application = application;
        }

        @Override
        public Integer call() {
            try (Opened opened = application.open(settings)) {
                ActResult result = opened.bean(Outbox.class).resend(key, person.by);
                record(opened, result, person, AuditAct.MAIL_RESENT, key);
                return tell(result, "已安排重发，运行中的服务几秒内发出。");
            }
        }
    }

    /** {@code mails readdress KEY ADDRESS}. */
    @Command(name = "readdress", mixinStandardHelpOptions = true, description = "改发到另一个地址（信里写的收件人不变）")
    static final class Readdress implements Callable<Integer> {
        private final Application application;

        @Parameters(index = "0", paramLabel = "编号")
        private String key = "";

        @Parameters(index = "1", paramLabel = "地址")
        private String address = "";

        @Mixin
        private Person person = new Person();

        @Unmatched
        private List<String> settings = new ArrayList<>();

        Readdress(Application application) {
            this.application = application;
        }

        @Override
        public Integer call() {
            try (Opened opened = application.open(settings)) {
                ActResult result = opened.bean(Outbox.class).readdress(key, address, person.by);
                record(opened, result, person, AuditAct.MAIL_READDRESSED, key);
                return tell(result, "已改发到 " + address + "，运行中的服务几秒内发出。");
            }
        }
    }

    /** {@code mails export KEY FILE}. */
    @Command(name = "export", mixinStandardHelpOptions = true, description = "存成 .eml 文件，邮件程序可以打开")
    static final class Export implements Callable<Integer> {
        private final Application application;

        @Parameters(index = "0", paramLabel = "编号")
        private String key = "";

        @Parameters(index = "1", paramLabel = "文件")
        private Path file = Path.of("");

        @Mixin
        private Person person = new Person();

        @Unmatched
        private List<String> settings = new ArrayList<>();

        Export(Application application) {
            this.application = application;
        }

        @Override
        public Integer call() throws IOException {
            Path target = Application.file(file).toAbsolutePath();
            ActResult result;
            try (Opened opened = application.open(settings);
                    OutputStream sink = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
                result = opened.bean(Outbox.class).export(key, sink, person.by);
                record(opened, result, person, AuditAct.MAIL_EXPORTED, key);
            } catch (FileAlreadyExistsException e) {
                System.err.println("文件 " + target + " 已经存在，请换一个名字。");
                return RootCommand.REJECTED;
            }
            if (result != ActResult.DONE) {
                Files.delete(target);
            }
            return tell(result, "已存到 " + target + "，里面有举报内容，请妥善保管。");
        }
    }

    /** {@code mails resume}. */
    @Command(name = "resume", mixinStandardHelpOptions = true, description = "结束邮件队列的暂停")
    static final class Resume implements Callable<Integer> {
        private final Application application;

        @Mixin
        private Person person = new Person();

        @Unmatched
        private List<String> settings = new ArrayList<>();

        Resume(Application application) {
            this.application = application;
        }

        @Override
        public Integer call() {
            try (Opened opened = application.open(settings)) {
                ActResult result = opened.bean(Outbox.class).resume(person.by);
                record(opened, result, person, AuditAct.MAILS_RESUMED, null);
                boolean resumed = result == ActResult.DONE;
                System.out.println(resumed ? "队列已恢复。" : "队列没有暂停。");
            }
            return 0;
        }
    }
}
