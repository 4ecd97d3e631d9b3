package org.chengqing.command;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chengqing.command.Application.Opened;
import org.chengqing.staff.Account;
import org.chengqing.staff.IssuedCode;
import org.chengqing.staff.SetUp;
import org.chengqing.staff.StaffAccounts;
import org.chengqing.staff.StaffAccounts.Change;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code staff}: the accounts of the console, for whoever has the server. */
@Command(name = "staff", mixinStandardHelpOptions = true, description = "后台账号：设置码、名单、让所有人退出")
final class StaffCommand implements Callable<Integer> {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    /** Who it is in the audit trail: nobody who signed in. */
    private static final String BY = "命令行";

    private StaffCommand() {}

    /** The command with those below it. */
    static CommandLine line(Application application) {
        return new CommandLine(new StaffCommand())
                .addSubcommand(new Code(application))
                .addSubcommand(new ListAll(application))
                .addSubcommand(new SignOutAll(application));
    }

    @Override
    public Integer call() {
        System.err.println("请写明要做什么：code、list 或 sign-out-all，用法见 ./chengqing staff --help");
        return RootCommand.REJECTED;
    }

    /** {@code staff code}. */
    @Command(name = "code", mixinStandardHelpOptions = true, description = "还没有管理员时，给出建立管理员的一次性设置码；用 --reset 给登不进去的人重设")
    static final class Code implements Callable<Integer> {
        private final Application application;

        @Option(names = "--reset", paramLabel = "登录名", description = "让这个人的密码和动态码失效，给他一个新的设置码")
        private @Nullable String login;

        @Option(names = "--reason", paramLabel = "原因", description = "为什么重设，记入审计")
        private String reason = "命令行重设";

        @Unmatched
        private List<String> settings = new ArrayList<>();

        Code(Application application) {
            this.application = application;
        }

        @Override
        public Integer call() {
            try (Opened opened = application.open(settings)) {
                return login == null ? first(opened) : reset(opened.bean(StaffAccounts.class), login);
            }
        }

        private static int first(Opened opened) {
            Optional<IssuedCode> code = opened.bean(SetUp.class).firstCode();
            if (code.isEmpty()) {
                return refuse("已经有能登录的管理员，新账号请管理员在后台“人员”里建。管理员自己登不进去：./chengqing staff code --reset 登录名");
            }
            return show(code.get());
        }

        private int reset(StaffAccounts accounts, String who) {
            Account account = accounts.find(who).orElse(null);
            if (account == null) {
                return refuse("没有登录名“" + who + "”，名单见 ./chengqing staff list");
            }
            return switch (accounts.reset(account, reason, BY)) {
                case Change.Issued(var code) -> show(code);
                case Change.Refused(var problems) -> refuse(String.join(" ", problems.values()));
                case Change.Done _ -> 0;
            };
        }

        private static int show(IssuedCode code) {
            System.out.println("一次性设置码：" + code.code().text());
            System.out.println(MINUTE.format(code.until())
                    + " 前有效。打开后台的 /console/set-up，例如 http://localhost:8080/console/set-up ，输入它。");
            return 0;
        }
    }

    /** {@code staff list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "列出账号、角色、能不能登录")
    static final class ListAll implements Callable<Integer> {
        private final Application application;

        @Unmatched
        private List<String> settings = new ArrayList<>();

        ListAll(Application application) {
            this.application = application;
        }

        @Override
        public Integer call() {
            try (Opened opened = application.open(settings)) {
                List<Account> accounts = opened.bean(StaffAccounts.class).all();
                if (accounts.isEmpty()) {
                    System.out.println("还没有账号。建立第一个管理员：./chengqing staff code");
                    return 0;
                }
                TextTable table = new TextTable(4, List.of("登录名", "姓名", "情况", "角色"));
                accounts.forEach(account -> table.add(List.of(
                        account.login(), account.name(), standing(account), StaffAccounts.words(account.roles()))));
                System.out.print(table.text());
            }
            return 0;
        }

        private static String standing(Account account) {
            if (account.disabled()) {
                return "已停用";
            }
            return account.ready() ? "能登录" : "等本人设置";
        }
    }

    /** {@code staff sign-out-all}. */
    @Command(name = "sign-out-all", mixinStandardHelpOptions = true, description = "让所有人马上退出登录")
    static final class SignOutAll implements Callable<Integer> {
        private final Application application;

        @Option(names = "--reason", paramLabel = "原因", description = "记入审计")
        private @Nullable String reason;

        @Unmatched
        private List<String> settings = new ArrayList<>();

        SignOutAll(Application application) {
            this.application = application;
        }

        @Override
        public Integer call() {
            try (Opened opened = application.open(settings)) {
                int ended = opened.bean(StaffAccounts.class).signEverybodyOut(reason, BY);
                System.out.println("所有人的登录都已结束，共 " + ended + " 个。");
            }
            return 0;
        }
    }

    private static int refuse(String sentence) {
        System.err.println(sentence);
        return RootCommand.REJECTED;
    }
}
