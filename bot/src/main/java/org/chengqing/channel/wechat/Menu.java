package org.chengqing.channel.wechat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import me.chanjar.weixin.common.bean.menu.WxMenu;
import me.chanjar.weixin.common.bean.menu.WxMenuButton;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The account's menu: up to three buttons, each a tap, a page or a group of up to five of these. Names are at most 16 bytes
 * of UTF-8 on top and 60 below (five and twenty Chinese characters; four and eight are shown).
 */
record Menu(List<Button> buttons) {
    /** What the conversation knows as a tap. */
    static final Set<String> KEYS = Set.of("ASK", "REPORT", "STATUS", "HELP", "SUBSCRIBE", "PRIVACY");

    private static final int MAX_BUTTONS = 3;
    private static final int MAX_IN_GROUP = 5;
    private static final int NAME_BYTES = 16;
    private static final int NAME_BYTES_BELOW = 60;

    Menu {
        buttons = List.copyOf(buttons);
    }

    /** One button. */
    sealed interface Button {
        String name();

        /** Tells the conversation this key. */
        record Tap(String name, String key) implements Button {}

        /** Opens this page. */
        record Page(String name, String address) implements Button {}

        /** Opens these buttons. */
        record Group(String name, List<Button> buttons) implements Button {
            public Group {
                buttons = List.copyOf(buttons);
            }
        }
    }

    /** The menu as read, or everything that is wrong with it, in sentences for the person who wrote it. */
    sealed interface Read {
        record Good(Menu menu) implements Read {}

        record Bad(List<String> faults) implements Read {}
    }

    /** Reads a file like {@code config/menu.yml}. */
    static Read read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader, file.toString());
        } catch (IOException e) {
            return new Read.Bad(List.of(file + ": 读不出来"));
        }
    }

    static Read read(Reader reader, String name) {
        Object root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (YAMLException e) {
            return new Read.Bad(List.of(name + ": 不是合格的 YAML"));
        }
        List<String> faults = new ArrayList<>();
        List<Button> buttons =
                root instanceof Map<?, ?> map ? buttons(map.get("buttons"), "buttons", true, faults) : List.of();
        if (!(root instanceof Map<?, ?>)) {
            faults.add("应有 buttons 一项");
        }
        return faults.isEmpty()
                ? new Read.Good(new Menu(buttons))
                : new Read.Bad(faults.stream().map(fault -> name + ": " + fault).toList());
    }

    /** As the platform takes it. */
    WxMenu toWxMenu() {
        WxMenu menu = new WxMenu();
        menu.setButtons(buttons.stream().map(Menu::toWxButton).toList());
        return menu;
    }

    private static WxMenuButton toWxButton(Button button) {
        WxMenuButton made = new WxMenuButton();
        made.setName(button.name());
        switch (button) {
            case Button.Tap tap -> {
                made.setType("click");
                made.setKey(tap.key());
            }
            case Button.Page page -> {
                made.setType("view");
                made.setUrl(page.address());
            }
            case Button.Group group ->
                made.setSubButtons(
                        group.buttons().stream().map(Menu::toWxButton).toList());
        }
        return made;
    }

    private static List<Button> buttons(@Nullable Object value, String where, boolean top, List<String> faults) {
        int most = top ? MAX_BUTTONS : MAX_IN_GROUP;
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > most) {
            faults.add(where + " 应有 1 到 " + most + " 个按钮");
            return List.of();
        }
        List<Button> buttons = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String here = where + "[" + (i + 1) + "]";
            if (list.get(i) instanceof Map<?, ?> map) {
                button(map, here, top, faults).ifPresent(buttons::add);
            } else {
                faults.add(here + " 应写明 name 和 key、url 或 buttons");
            }
        }
        return buttons;
    }

    private static Optional<Button> button(Map<?, ?> map, String where, boolean top, List<String> faults) {
        String name = string(map.get("name"));
        int most = top ? NAME_BYTES : NAME_BYTES_BELOW;
        if (name.isBlank() || name.getBytes(StandardCharsets.UTF_8).length > most) {
            faults.add(where + " 的 name 应有 1 到 " + most / 3 + " 个汉字");
        }
        String key = string(map.get("key"));
        String address = string(map.get("url"));
        boolean group = top && map.get("buttons") != null;
        if ((key.isEmpty() ? 0 : 1) + (address.isEmpty() ? 0 : 1) + (group ? 1 : 0) != 1) {
            faults.add(where + " 应在 key、url" + (top ? "、buttons" : "") + " 中写且只写一项");
            return Optional.empty();
        }
        if (group) {
            return Optional.of(new Button.Group(name, buttons(map.get("buttons"), where + ".buttons", false, faults)));
        }
        if (!key.isEmpty() && !KEYS.contains(key)) {
            faults.add(where + " 的 key 应是 ASK、REPORT、STATUS、HELP、SUBSCRIBE、PRIVACY 之一");
        }
        if (!address.isEmpty() && !address.matches("https?://\\S{1,1000}")) {
            faults.add(where + " 的 url 应以 https:// 或 http:// 开头");
        }
        return Optional.of(key.isEmpty() ? new Button.Page(name, address) : new Button.Tap(name, key));
    }

    private static String string(@Nullable Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
