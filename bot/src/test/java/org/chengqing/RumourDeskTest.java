package org.chengqing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program on real servers, with the shipped configuration: a visitor asks and reports, the office reads. */
@DirtiesContext
@SpringBootTest(classes = Chengqing.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RumourDeskTest {
    private static final Pattern RECEIPT = Pattern.compile("[0-9]{8}-[2-9A-HJ-NP-Z]{4,8}");
    private static final byte[] PNG = HexFormat.of()
            .parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
                    + "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ffe000104a46494600010100000100010000ffd9");

    @TempDir
    static Path data;

    @LocalServerPort
    private int port;

    private WebTestClient browser = WebTestClient.bindToServer().build();
    private String visitor = "";

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add("chengqing.data", data::toString);
        properties.add("blobs.ballast.size", () -> "1MB");
        String database = RealServers.newDatabase();
        properties.add("spring.datasource.url", () -> database);
        properties.add("spring.datasource.username", RealServers::username);
        properties.add("spring.datasource.password", RealServers::password);
        properties.add("spring.data.redis.url", RealServers::redisUri);
    }

    @BeforeEach
    void openThePage() {
        String origin = "http://localhost:" + port;
        // not Reactor Netty: in this JVM it shares its event loops with servers of other tests, whose end takes them
        // away
        WebTestClient fresh = WebTestClient.bindToServer(new JdkClientHttpConnector(HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()))
                .baseUrl(origin)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
        String cookie = fresh.get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseCookies()
                .values()
                .iterator()
                .next()
                .getFirst()
                .toString();
        String pair = cookie.substring(0, cookie.indexOf(';'));
        visitor = pair.substring(pair.indexOf('=') + 1);
        browser = fresh.mutate()
                .defaultHeader("Cookie", pair)
                .defaultHeader("Sec-Fetch-Site", "same-origin")
                .build();
    }

    @Test
    void a_question_is_answered_from_the_released_rebuttals() {
        assertThat(say("喝醋能软化血管吗"))
                .contains("health-vinegar-vessels")
                .contains("谣言")
                .contains("国家卫生健康部门");
    }

    @Test
    void a_question_that_nobody_has_checked_is_said_to_be_open() {
        assertThat(say("听说后山的老槐树昨天晚上会唱歌，是真的吗")).contains("不要转发").doesNotContain("\"card\"");
    }

    @Test
    void what_nobody_answers_is_kept_without_personal_data_and_an_opinion_with_its_answer(
            @Autowired JdbcClient database) {
        say("听说打13900000000能领到会飞的自行车，是真的吗");
        say("听说打13900000001能领到会飞的自行车，真的吗");
        await().untilAsserted(() -> assertThat(
                        database.sql("select question || count from unanswered_question where question like '%自行车%'")
                                .query(String.class)
                                .list())
                .containsExactly("听说打[电话]能领到会飞的自行车，是真的吗2"));

        String answer = say("微波炉加热的食物会致癌吗");
        Matcher useful = Pattern.compile("useful:[^\"]+").matcher(answer);
        assertThat(useful.find()).isTrue();
        tap(useful.group(), "有用");
        tap(useful.group(), "有用");
        await().untilAsserted(() -> assertThat(
                        database.sql("select review_id || ' ' || revision || ' ' || question || ' ' || useful"
                                        + " from answer_opinion")
                                .query(String.class)
                                .list())
                .containsExactly("health-microwave-cancer 1 微波炉加热的食物会致癌吗 true"));
    }

    @Test
    void what_is_not_for_this_office_is_pointed_elsewhere() {
        assertThat(say("老板拖欠工资三个月")).contains("12333");
        assertThat(say("听说杭州明天全城停水三天，是真的吗")).contains("杭州市").contains("www.piyao.org.cn");
    }

    @Test
    void a_report_of_something_refuted_is_told_so_with_its_receipt() {
        String reply = say("我要举报：群里有人造谣说喝醋能软化血管");
        assertThat(RECEIPT.matcher(reply).find()).isTrue();
        assertThat(reply).contains("喝醋能软化血管");
    }

    @Test
    void a_report_with_two_pictures_becomes_one_mail_without_the_sender() throws Exception {
        Matcher receipt = RECEIPT.matcher(say("我要举报：有人在业主群里卖假的降压药，说是祖传秘方包治百病"));
        assertThat(receipt.find()).isTrue();
        upload("聊天截图一.png", PNG);
        upload("聊天截图二.jpg", JPEG);
        assertThat(say("完成")).contains(receipt.group());

        MimeMessage mail = await().atMost(Duration.ofSeconds(60)).until(() -> mailOf(receipt.group()), m -> m != null);

        assertThat(mail.getSubject()).contains(receipt.group());
        List<Part> parts = leaves(mail);
        assertThat(parts.stream().filter(part -> isType(part, "text/plain")).map(RumourDeskTest::text))
                .anySatisfy(text -> assertThat(text).contains("祖传秘方").contains(receipt.group()));
        assertThat(parts.stream().filter(part -> isType(part, "image/*")).map(RumourDeskTest::bytes))
                .containsExactly(PNG, JPEG);
        assertThat(new String(mail.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain(visitor);
    }

    @Test
    void the_same_message_twice_is_one_report() {
        String key = UUID.randomUUID().toString();
        Matcher first = RECEIPT.matcher(say(key, "我要举报网上有人冒充社区工作人员收费"));
        Matcher second = RECEIPT.matcher(say(key, "我要举报网上有人冒充社区工作人员收费"));
        assertThat(first.find()).isTrue();
        assertThat(second.find()).isTrue();
        assertThat(second.group()).isEqualTo(first.group());
    }

    @Test
    void each_rebuttal_has_a_page_and_the_feed_names_it() {
        browser.get()
                .uri("/r/health-vinegar-vessels")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("喝醋能软化血管").contains("ClaimReview"));
        browser.get()
                .uri("/feed.atom")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(feed -> assertThat(feed).contains("<feed"));
        browser.get().uri("/r/no-such-review").exchange().expectStatus().isNotFound();
    }

    private String say(String text) {
        return say(UUID.randomUUID().toString(), text);
    }

    private void tap(String choice, String text) {
        String key = UUID.randomUUID().toString();
        send(java.util.Map.of("key", key, "text", text, "choice", choice));
    }

    private String say(String key, String text) {
        return send(java.util.Map.of("key", key, "text", text));
    }

    private String send(java.util.Map<String, String> message) {
        String json = JsonMapper.shared().writeValueAsString(message);
        String answer = browser.post()
                .uri("/chat/messages")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        JsonNode tree = JsonMapper.shared().readTree(answer);
        assertThat(tree.path("state").asString()).isEqualTo("answered");
        return tree.path("reply").toString();
    }

    private void upload(String name, byte[] bytes) {
        browser.post()
                .uri("/chat/uploads")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Message-Key", UUID.randomUUID().toString())
                .header("X-File-Name", java.net.URLEncoder.encode(name, StandardCharsets.UTF_8))
                .bodyValue(bytes)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static @org.jspecify.annotations.Nullable MimeMessage mailOf(String receipt) throws Exception {
        Path folder = data.resolve("mailbox/new");
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), Files.newInputStream(file));
                if (String.valueOf(mail.getSubject()).contains(receipt)) {
                    return mail;
                }
            }
        }
        return null;
    }

    private static List<Part> leaves(Part part) throws Exception {
        List<Part> leaves = new ArrayList<>();
        if (part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                BodyPart each = many.getBodyPart(i);
                leaves.addAll(leaves(each));
            }
        } else {
            leaves.add(part);
        }
        return leaves;
    }

    private static boolean isType(Part part, String type) {
        try {
            return part.isMimeType(type);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Part part) {
        return new String(bytes(part), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Part part) {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException | jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
