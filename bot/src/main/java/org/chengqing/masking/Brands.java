package org.chengqing.masking;

import java.util.Set;

/** Words in letters that follow the word WeChat without being an account. */
final class Brands {
    private static final Set<String> NAMES = Set.of(
            "wechat",
            "weixin",
            "alipay",
            "android",
            "windows",
            "iphone",
            "official",
            "mobile",
            "taobao",
            "tencent",
            "douyin",
            "tiktok",
            "kuaishou",
            "huawei",
            "xiaomi",
            "google",
            "facebook",
            "twitter",
            "telegram",
            "whatsapp");

    private Brands() {}

    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
