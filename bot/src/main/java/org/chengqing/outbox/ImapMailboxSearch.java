package org.chengqing.outbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.MessageIDTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.chengqing.outbox.OutboxSettings.Tls;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for mails by their Message-ID over IMAP. Servers differ in what they find by a header, so what is not found that
 * way is looked for among the Message-IDs of the latest mails. The client says first who it is (RFC 2971): NetEase 163
 * and 126 refuse every folder to those who do not.
 */
final class ImapMailboxSearch implements MailboxSearch {
    private static final Logger log = LoggerFactory.getLogger(ImapMailboxSearch.class);
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_HEADERS = 20_000;
    private static final int FETCHED_AT_ONCE = 500;
    /** SINCE knows days only, and those of the server's own time zone. */
    private static final Duration DAY = Duration.ofDays(1);

    private final ImapSettings imap;
    private final String host;

    /** With a server; throws {@link NullPointerException} for settings without a host. */
    ImapMailboxSearch(ImapSettings imap) {
        this.imap = imap;
        this.host = Objects.requireNonNull(imap.host(), "outbox.imap.host");
    }

    @Override
    public boolean isPossible() {
        return true;
    }

    @Override
    public Map<String, Finding> look(Collection<String> messageIds, Instant since) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        messageIds.forEach(id -> findings.put(id, new Finding.Absent()));
        OpenSockets sockets = new OpenSockets(MOST_BYTES);
        try (sockets;
                Deadline _ = Deadline.in(imap.lookTimeout(), sockets::close);
                IMAPStore store = connect(sockets)) {
            for (String folder : folders()) {
                lookInto(store, folder, findings, since.minus(DAY));
            }
        } catch (MessagingException e) {
            log.warn("The mailbox could not be searched: {}", e.getClass().getSimpleName());
            log.debug("IMAP", e);
            makeUnknown(findings, e.getClass().getSimpleName());
        }
        return findings;
    }

    private Set<String> folders() {
        Set<String> folders = new LinkedHashSet<>(List.of("INBOX"));
        folders.addAll(imap.folders());
        return folders;
    }

    private IMAPStore connect(OpenSockets sockets) throws MessagingException {
        IMAPStore store = (IMAPStore) Session.getInstance(properties(sockets)).getStore(protocol());
        store.connect(host, imap.port(), imap.username(), imap.password());
        if (store.hasCapability("ID")) {
            store.id(Map.of("name", "chengqing", "version", "1"));
        }
        return store;
    }

    private static void lookInto(IMAPStore store, String name, Map<String, Finding> findings, Instant since)
            throws MessagingException {
        try (IMAPFolder folder = (IMAPFolder) store.getFolder(name)) {
            folder.open(Folder.READ_ONLY);
            for (String id : missing(findings)) {
                if (isThere(folder, id)) {
                    findings.put(id, new Finding.Found(name));
                }
            }
            Set<String> missing = missing(findings);
            if (!missing.isEmpty()) {
                missing.retainAll(latest(folder, since));
                missing.forEach(id -> findings.put(id, new Finding.Found(name)));
            }
        } catch (FolderNotFoundException e) {
            log.warn("The mailbox has no folder {}, see outbox.imap.folders", name);
        }
    }

    /** Asked directly: Jakarta Mail would answer a refusal by fetching every mail of the folder. */
    private static boolean isThere(IMAPFolder folder, String id) throws MessagingException {
        try {
            int[] found = (int[]) folder.doCommand(protocol -> {
                try {
                    return protocol.search(new MessageIDTerm("<" + id + ">"));
                } catch (jakarta.mail.search.SearchException e) {
                    throw new org.eclipse.angus.mail.iap.ProtocolException("search", e);
                }
            });
            return found != null && found.length > 0;
        } catch (MessagingException e) {
            if (!folder.isOpen()) {
                throw e;
            }
            return false; // a server that cannot search by header is asked for the headers
        }
    }

    private static Set<String> latest(IMAPFolder folder, Instant since) throws MessagingException {
        Message[] latest = folder.search(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since)));
        if (latest.length > MOST_HEADERS) {
            throw new MessagingException("too many mails to compare");
        }
        FetchProfile headers = new FetchProfile();
        headers.add("Message-ID");
        Set<String> ids = new HashSet<>();
        for (int from = 0; from < latest.length; from += FETCHED_AT_ONCE) {
            int to = Math.min(latest.length, from + FETCHED_AT_ONCE);
            Message[] some = java.util.Arrays.copyOfRange(latest, from, to);
            folder.fetch(some, headers);
            for (Message message : some) {
                String[] values = message.getHeader("Message-ID");
                if (values != null && values.length > 0) {
                    ids.add(values[0].strip().replaceAll("^<|>$", ""));
                }
            }
        }
        return ids;
    }

    private static Set<String> missing(Map<String, Finding> findings) {
        Set<String> missing = new LinkedHashSet<>();
        findings.forEach((id, finding) -> {
            if (!(finding instanceof Finding.Found)) {
                missing.add(id);
            }
        });
        return missing;
    }

    private static void makeUnknown(Map<String, Finding> findings, String reason) {
        missing(findings).forEach(id -> findings.put(id, new Finding.Unknown(reason)));
    }

    private String protocol() {
        return imap.tls() == Tls.TLS ? "imaps" : "imap";
    }

    private Properties properties(OpenSockets sockets) {
        Properties p = new Properties();
        String prefix = "mail." + protocol() + ".";
        p.put(prefix + "connectiontimeout", Long.toString(imap.connectTimeout().toMillis()));
        p.put(prefix + "timeout", Long.toString(imap.commandTimeout().toMillis()));
        p.put(prefix + "ssl.protocols", "TLSv1.2 TLSv1.3");
        p.put(prefix + "ssl.checkserveridentity", "true");
        p.put(prefix + "starttls.enable", Boolean.toString(imap.tls() == Tls.STARTTLS));
        p.put(prefix + "starttls.required", Boolean.toString(imap.tls() == Tls.STARTTLS));
        p.put(prefix + "socketFactory", sockets);
        p.put(prefix + "socketFactory.fallback", "false");
        return p;
    }
}
