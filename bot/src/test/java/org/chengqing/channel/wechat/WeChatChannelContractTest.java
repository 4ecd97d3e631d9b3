package org.chengqing.channel.wechat;

import java.time.Clock;
import java.util.List;
import org.chengqing.channel.Channel;
import org.chengqing.channel.ChannelContract;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.Sender;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

class WeChatChannelContractTest implements ChannelContract {
    private final WeChatFixture fixture = new WeChatFixture(Clock.systemUTC());
    private final WeChatFixture.Instance instance = fixture.instance();
    private final Sender reachable = WeChatFixture.sender(WeChatFixture.openId());

    WeChatChannelContractTest() {
        fixture.account.follow(reachable.person()).wrote(reachable.person());
    }

    @AfterEach
    void stop() {
        instance.close();
        fixture.close();
    }

    @Override
    public Channel channel() {
        return instance.channel();
    }

    @Override
    public Sender reachable() {
        return reachable;
    }

    @Override
    public OutOfReach outOfReach() {
        Sender gone = WeChatFixture.sender(WeChatFixture.openId());
        fixture.account.follow(gone.person()).unfollow(gone.person());
        return new OutOfReach(channel(), gone);
    }

    @Override
    public List<String> received(Sender person) {
        return fixture.weChat.ledger().messagesTo(person.person()).stream()
                .map(WeChatChannelContractTest::shown)
                .toList();
    }

    private static String shown(JsonNode message) {
        StringBuilder text =
                new StringBuilder(message.path("text").path("content").asString(""));
        JsonNode menu = message.path("msgmenu");
        text.append(menu.path("head_content").asString(""));
        menu.path("list")
                .forEach(item -> text.append('\n').append(item.path("content").asString("")));
        return text.toString();
    }

    @Override
    public MediaRef stored(byte[] bytes) {
        return new MediaRef("wechat", "main", fixture.account.hold(bytes, "image/jpeg", "图.jpg"), null);
    }

    @Override
    public MediaRef missing() {
        return new MediaRef("wechat", "main", "no-such-media", null);
    }
}
