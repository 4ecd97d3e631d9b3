package org.chengqing.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.chengqing.SampleReview;
import org.chengqing.browser.Payloads;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.replies.ReviewPage;
import org.chengqing.replies.ReviewPage.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class DrawingTest {
    private static final int MAX_BYTES = 200_000;
    private static final Path SHOTS = Path.of("bot/target/screenshots");
    private static final Drawing DRAWING = new Drawing(new Lettering());
    private static final List<Source> SOURCES = List.of(
            new Source("国家卫生健康委", "科学认识碘盐", URI.create("https://health.example/salt"), LocalDate.of(2023, 8, 25)),
            new Source("中国疾病预防控制中心", null, null, null));
    private static final String LONG = "紧急通知：据县医院工作的亲戚说，从2026年11月28日零点起，云溪县城区、柳湾街道、石桥镇将全面停水停电3天，因为上游化工厂泄漏了1,500吨苯，"
            + "自来水已经检测出超标36.5倍，喝了会得白血病，已经有27人住进ICU，医院不让外传！请大家马上去超市囤水囤粮，每人至少20升，"
            + "看到的赶紧转发给家人和群里，不转不是云溪人！视频在这里（https://video.example/abc?id=123456）";

    static ReviewPage page(Rating rating, Standing standing, String claim, String conclusion, List<Source> sources) {
        ClaimReview review = SampleReview.of("salt-radiation", claim)
                .rating(rating)
                .conclusion(conclusion)
                .sources(sources)
                .category("健康")
                .state(standing == Standing.WITHDRAWN ? ReviewState.WITHDRAWN : ReviewState.RELEASED)
                .revision(3)
                .updatedAt(Instant.parse("2026-11-20T03:00:00Z"))
                .review();
        return ReviewPage.of(review, standing, URI.create("https://piyao.yunxi.example/"), "云溪县互联网辟谣中心");
    }

    private static BufferedImage drawn(ReviewPage page, String name) throws IOException {
        ReviewPicture picture = DRAWING.draw(page);
        Files.createDirectories(SHOTS);
        Files.write(SHOTS.resolve("picture-" + name + ".png"), picture.png());
        assertThat(picture.size()).as(name).isLessThan(MAX_BYTES);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertThat(image.getWidth()).isEqualTo(1080);
        assertThat(image.getHeight()).isBetween(800, 2160);
        assertThat(decoded(image)).isEqualTo(page.address());
        return image;
    }

    private static String decoded(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        try {
            return new QRCodeMultiReader().decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))[0].getText();
        } catch (NotFoundException e) {
            throw new AssertionError("no QR code found", e);
        }
    }

    @ParameterizedTest
    @EnumSource(Rating.class)
    void draws_a_short_review_of_every_rating(Rating rating) throws IOException {
        drawn(
                page(rating, Standing.CURRENT, "吃碘盐可以防核辐射", "不能。食盐里的碘含量极低，吃盐防不了辐射，大量吃盐反而伤身体。不必抢购。", SOURCES),
                "short-" + rating.code());
    }

    @ParameterizedTest
    @EnumSource(Rating.class)
    void draws_the_longest_review_of_every_rating_below_200_kB(Rating rating) throws IOException {
        Source longest = new Source("某".repeat(300), "题".repeat(300), null, LocalDate.of(2026, 1, 1));
        String conclusion = "饕餮龘靐齉爨麤灪鬱驫".repeat(12);
        BufferedImage image = drawn(
                page(rating, Standing.CURRENT, "龘靐齉齾爩鱻麤龗灪籲".repeat(50), conclusion, List.of(longest, longest, longest)),
                "longest-" + rating.code());
        assertThat(image.getHeight()).as("grown to its bound").isGreaterThan(2090);
    }

    @Test
    void draws_a_long_claim() throws IOException {
        drawn(
                page(
                        Rating.FALSE,
                        Standing.CURRENT,
                        LONG,
                        "不属实。县自来水公司和生态环境局均确认水质正常，没有停水停电计划；编造消息的人已被公安机关依法处理。请不要转发，也不必囤水。",
                        SOURCES),
                "long");
        drawn(
                page(
                        Rating.MISLEADING,
                        Standing.CURRENT,
                        "微波炉加热过的饭菜会产生致癌物，长期吃等于慢性自杀，专家建议每天不超过1次",
                        "夸大。正规微波炉加热不会让食物产生致癌物，注意用合格的容器、别烧焦即可。",
                        SOURCES),
                "middle");
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, names = "CURRENT", mode = EnumSource.Mode.EXCLUDE)
    void says_what_holds_no_more_without_its_judgement(Standing standing) throws IOException {
        ReviewPage other = page(Rating.FALSE, standing, "吃碘盐可以防核辐射", "甲", List.of());
        ReviewPage same = page(Rating.TRUE, standing, "吃碘盐可以防核辐射", "乙", SOURCES);
        drawn(same, standing.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(DRAWING.draw(same).png()).isEqualTo(DRAWING.draw(other).png());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "𠮷野家、㑇㑊、𬺈𪟝、龘靐、镕堃喆",
                "转发🙏🙏👨‍👩‍👧‍👦🇨🇳❤️抽奖🎁",
                "مرحبا שלום हिन्दी ไทย 한국어 ひらがな",
                "\uD800 \uDC00 \u0000 \u202E反\u202C \uFFFE \uE000",
                "a",
                "。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。。",
                "（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（（"
            })
    void no_character_makes_it_fail(String claim) throws IOException {
        drawn(
                page(Rating.FALSE, Standing.CURRENT, claim, claim, List.of(new Source(claim, claim, null, null))),
                "rare-" + claim.length());
    }

    @Test
    void payloads_are_only_letters() throws IOException {
        String all = String.join(" ", Payloads.ALL);
        drawn(page(Rating.FALSE, Standing.CURRENT, all.substring(0, 480), all.substring(0, 110), SOURCES), "payloads");
    }

    @Test
    void draws_every_starter_rebuttal() throws IOException {
        int drawn = 0;
        try (var files = Files.list(Path.of("config/rebuttals"))) {
            for (Path file : files.toList()) {
                Object content = new Yaml().load(Files.readString(file));
                List<?> reviews = content instanceof Map<?, ?> map
                        ? (List<?>) map.values().iterator().next()
                        : (List<?>) content;
                for (Object each : reviews) {
                    Map<?, ?> review = (Map<?, ?>) each;
                    Rating rating =
                            Rating.of(String.valueOf(review.get("rating"))).orElseThrow();
                    drawn(
                            page(
                                    rating,
                                    Standing.CURRENT,
                                    String.valueOf(review.get("claim")),
                                    String.valueOf(review.get("conclusion")).strip(),
                                    SOURCES),
                            "starter");
                    drawn++;
                }
            }
        }
        assertThat(drawn).isGreaterThan(50);
    }
}
