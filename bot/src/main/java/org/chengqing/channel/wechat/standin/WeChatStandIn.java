package org.chengqing.channel.wechat.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stand-in's server. It listens on loopback only, answers each request on a virtual thread, at most
 * {@value #MAX_RUNNING} at once, and reads bodies up to {@value #MAX_BODY} bytes. Accounts are registered before use.
 *
 * <pre>{@code
 * try (WeChatStandIn weChat = WeChatStandIn.start(0, clock)) {
 *     PlatformAccount account = weChat.register("wx…", "secret", true);
 *     account.follow("o1").wrote("o1");
 *     weChat.orders().next(Paths.CUSTOM_SEND, 3, new Trouble.Code(45009));
 *     …
 *     assertThat(weChat.ledger().messagesTo("o1")).hasSize(1);
 * }
 * }</pre>
 */
public final class WeChatStandIn implements AutoCloseable {
    private static final int MAX_BODY = 32 << 20;
    private static final int MAX_RUNNING = 256;
    private static final int MAX_PUSHING = 64;

    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore running = new Semaphore(MAX_RUNNING);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<String, PlatformAccount> accounts = new ConcurrentHashMap<>();
    private final Orders orders = new Orders();
    private final Ledger ledger;
    private final Semaphore pushing = new Semaphore(MAX_PUSHING);
    private final Callbacks callbacks;
    private final PlatformApi api;
    private final TokenApi tokenApi = new TokenApi(accounts);
    private final ControlFace control = new ControlFace(this);
    private volatile Duration massTakes = Duration.ofMillis(200);
    private volatile Duration noticeTakes = Duration.ofMillis(50);

    private WeChatStandIn(HttpServer server, Clock clock, int kept) {
        this.server = server;
        this.ledger = new Ledger(kept);
        this.api = new PlatformApi(this::finishLater, this::finishLater, ledger::reached);
        this.clock = clock;
        this.callbacks = new Callbacks(clock);
    }

    /** Starts on this port of loopback, 0 for any free one; throws {@link IOException} where the port is taken. */
    public static WeChatStandIn start(int port, Clock clock) throws IOException {
        return start(port, clock, Ledger.KEPT);
    }

    /** The same with a ledger of so many calls; what has reached each person is counted beyond that. */
    public static WeChatStandIn start(int port, Clock clock, int kept) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        WeChatStandIn standIn = new WeChatStandIn(server, clock, kept);
        server.createContext("/", standIn::handle);
        server.setExecutor(standIn.threads);
        server.start();
        return standIn;
    }

    /** Where it listens, to use as the API's host. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** An account on the platform; the same one again for the same AppID. */
    public PlatformAccount register(String appId, String secret, boolean verified) {
        return accounts.computeIfAbsent(appId, id -> new PlatformAccount(id, secret, verified, clock));
    }

    /** The account with this AppID, if registered. */
    public Optional<PlatformAccount> account(String appId) {
        return Optional.ofNullable(accounts.get(appId));
    }

    /** What shall go wrong. */
    public Orders orders() {
        return orders;
    }

    /** What happened. */
    public Ledger ledger() {
        return ledger;
    }

    /** How long a mass send takes until its end is pushed; 200 ms unless set. */
    public void massTakes(Duration duration) {
        massTakes = duration;
    }

    /** How long a template message or subscription notice takes until its end is pushed; 50 ms unless set. */
    public void noticeTakes(Duration duration) {
        noticeTakes = duration;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            running.acquire();
            try {
                Call call = read(exchange);
                if (control.owns(call.path())) {
                    write(
                            exchange,
                            control.answer(call, exchange.getRequestHeaders().getFirst("Host")),
                            null);
                } else {
                    serve(exchange, call);
                }
            } finally {
                running.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpExchange exchange, Call call) throws IOException, InterruptedException {
        Trouble trouble = orders.take(call.path()).orElse(null);
        Optional<PlatformAccount> account = tokenApi.accountOf(call);
        Answer answer = decide(call, account, trouble);
        String appId = account.map(PlatformAccount::appId).orElse("");
        ledger.write(new Ledger.Entry(clock.instant(), appId, call.path(), answer.code(), call.forLedger()));
        if (trouble instanceof Trouble.Slow(Duration delay) && stopped.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        if (!(trouble instanceof Trouble.Drop)) {
            write(exchange, answer, trouble instanceof Trouble.Truncate(int bytes) ? bytes : null);
        }
    }

    private Answer decide(Call call, Optional<PlatformAccount> account, @Nullable Trouble trouble) {
        return switch (trouble) {
            case Trouble.Code(int code) -> Answer.error(code);
            case Trouble.Status(int status) -> Answer.text(status, "text/html", "<html>error</html>");
            case Trouble.Body(String type, String text) -> Answer.text(200, type, text);
            case null, default -> {
                if (tokenApi.knows(call.path())) {
                    yield tokenApi.answer(call);
                }
                int refused = tokenApi.check(call);
                if (refused != 0 || account.isEmpty()) {
                    yield Answer.error(refused == 0 ? 40001 : refused);
                }
                if (!call.path().equals(Paths.QUOTA_CLEAR)
                        && !account.get().quotas.take(call.path())) {
                    yield Answer.error(45009);
                }
                yield api.answer(account.get(), call);
            }
        };
    }

    private static Call read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return Call.of(exchange.getRequestMethod(), exchange.getRequestURI(), type == null ? "" : type, body);
    }

    private static void write(HttpExchange exchange, Answer answer, @Nullable Integer only) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        OutputStream out = exchange.getResponseBody();
        if (only != null && only < body.length) {
            out.write(body, 0, only);
            out.flush();
            exchange.close(); // breaks the connection, since bytes are missing
        } else if (body.length > 0) {
            out.write(body);
        }
    }

    private void finishLater(PlatformApi.MassJob mass) {
        threads.execute(() -> {
            try {
                if (!stopped.await(massTakes.toMillis(), TimeUnit.MILLISECONDS)) {
                    finish(mass);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void finish(PlatformApi.MassJob mass) throws InterruptedException {
        MassSends.Job job = mass.job();
        mass.account().massSends.set(job.id(), "SEND_SUCCESS");
        int reached = job.reached().size();
        push(
                mass.account(),
                "mphelper",
                pushes -> pushes.event(
                        "MASSSENDJOBFINISH",
                        "MsgID",
                        Long.toString(job.id()),
                        "Status",
                        "send success",
                        "TotalCount",
                        Integer.toString(job.total()),
                        "FilterCount",
                        Integer.toString(reached),
                        "SentCount",
                        Integer.toString(reached),
                        "ErrorCount",
                        "0"));
    }

    private void finishLater(PlatformApi.Notice notice) {
        threads.execute(() -> {
            try {
                if (!stopped.await(noticeTakes.toMillis(), TimeUnit.MILLISECONDS)) {
                    finish(notice);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void finish(PlatformApi.Notice notice) throws InterruptedException {
        String person = notice.body().path("touser").asString("");
        boolean blocked = notice.account().followers.blocks(person);
        String id = Long.toString(notice.id());
        String template = notice.body().path("template_id").asString("");
        push(
                notice.account(),
                person,
                pushes -> notice.path().equals(Paths.TEMPLATE_SEND)
                        ? pushes.event(
                                "TEMPLATESENDJOBFINISH",
                                "MsgID",
                                id,
                                "Status",
                                blocked ? "failed:user block" : "success")
                        : pushes.subscribeSent(id, template, blocked ? "user block" : "success"));
    }

    /** Pushes an event as that person, where the account has a webhook; no more than so many at once. */
    private void push(PlatformAccount account, String person, Function<Pushes, Map<String, String>> event)
            throws InterruptedException {
        CallbackTarget target = account.callbacks().orElse(null);
        if (target == null) {
            return;
        }
        String original = target.account().originalId();
        pushing.acquire();
        try {
            callbacks.push(target, event.apply(new Pushes(original == null ? "gh_standin" : original, person, clock)));
        } finally {
            pushing.release();
        }
    }

    /** All accounts' AppIDs. */
    List<String> appIds() {
        return accounts.keySet().stream().sorted().toList();
    }

    @Override
    public void close() {
        stopped.countDown();
        server.stop(0);
        threads.shutdownNow();
        callbacks.close();
    }
}
