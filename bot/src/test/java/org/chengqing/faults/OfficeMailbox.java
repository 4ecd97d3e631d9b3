package org.chengqing.faults;

import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;

/** The office's mailbox by IMAP, behind a proxy: every mail that the office's server keeps lies in it. */
final class OfficeMailbox implements AutoCloseable {
    private static final String USER = "office";
    private static final String PASSWORD = "fault-rig-mailbox";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final FaultProxy proxy;

    OfficeMailbox(OfficeServer office) throws IOException {
        server.start();
        GreenMailUser user = server.setUser("office@office.example", USER, PASSWORD);
        ImapServer imap = server.getImap();
        proxy = FaultProxy.to(imap.getPort());
        office.into(mail -> deliver(user, mail));
    }

    private static void deliver(GreenMailUser user, byte[] mail) {
        try {
            user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Has this service look into it, soon after a doubt. */
    ServiceProcess settingsOf(ServiceProcess service) {
        return service.with("outbox.imap.host", "127.0.0.1")
                .with("outbox.imap.port", Integer.toString(proxy.port()))
                .with("outbox.imap.username", USER)
                .with("outbox.imap.password", PASSWORD)
                .with("outbox.imap.tls", "none")
                .with("outbox.imap.command-timeout", "3s")
                .with("outbox.imap.look-timeout", "6s")
                .with("outbox.imap.look-after", "300ms, 600ms, 900ms, 1200ms");
    }

    FaultProxy proxy() {
        return proxy;
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        server.stop();
    }
}
