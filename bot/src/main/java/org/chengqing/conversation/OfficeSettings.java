package org.chengqing.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The office as residents see it, from {@code config/office.yml}.
 *
 * @param name shown in greetings
 * @param region the area it answers for
 * @param hotline its telephone
 * @param hours when that is answered, in words
 * @param servicesHotline where everything else is taken care of
 * @param nationalPlatform where claims about other places are checked
 * @param elsewhere who checks claims about a place near by, where that is known better
 * @param examples questions for a new follower to tap
 */
@ConfigurationProperties("office")
public record OfficeSettings(
        @DefaultValue("云溪县互联网辟谣中心") String name,
        @DefaultValue("云溪县") String region,
        @DefaultValue("0000-5550123") String hotline,
        @DefaultValue("工作日 8:30–17:30") String hours,
        @DefaultValue("12345") String servicesHotline,
        @DefaultValue Platform nationalPlatform,
        @DefaultValue List<Platform> elsewhere,

        @DefaultValue({"喝醋能软化血管吗", "微波炉加热的食物会致癌吗"}) List<String> examples) {
    /** Throws {@link IllegalArgumentException} for a blank word or more than three examples. */
    public OfficeSettings {
        examples = List.copyOf(examples);
        elsewhere = List.copyOf(elsewhere);
        if (name.isBlank() || region.isBlank() || hotline.isBlank() || servicesHotline.isBlank()) {
            throw new IllegalArgumentException("office.yml: name、region、hotline、services-hotline 都要填写");
        }
        if (examples.size() > 3) {
            throw new IllegalArgumentException("office.yml: examples 最多三条，现在有 " + examples.size());
        }
    }

    /**
     * Who checks claims about a place.
     *
     * @param place the place, with all that lies in it
     * @param name of the platform or office
     * @param address where to find it: a web address or a telephone number
     */
    record Platform(
            @DefaultValue("全国") String place,
            @DefaultValue("中国互联网联合辟谣平台") String name,
            @DefaultValue("www.piyao.org.cn") String address) {
        /** Throws {@link IllegalArgumentException} for a blank word. */
        public Platform {
            if (place.isBlank() || name.isBlank() || address.isBlank()) {
                throw new IllegalArgumentException("office.yml: elsewhere 的 place、name、address 都要填写");
            }
        }
    }

    /** The words that may stand in braces in any reply; a report closes by itself after the quiet time. */
    Map<String, String> words(Duration quiet) {
        return Map.of(
                "office",
                name,
                "region",
                region,
                "hotline",
                hotline,
                "hours",
                hours,
                "services-hotline",
                servicesHotline,
                "quiet",
                spoken(quiet));
    }

    /** In the largest unit that gives a whole number, with seconds rounded up. */
    private static String spoken(Duration duration) {
        long seconds = duration.plusNanos(999_999_999).toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " 小时";
        }
        return seconds % 60 == 0 ? seconds / 60 + " 分钟" : seconds + " 秒";
    }
}
