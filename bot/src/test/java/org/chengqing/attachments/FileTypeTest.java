package org.chengqing.attachments;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypeTest {
    @ParameterizedTest
    @CsvSource({
        "'\u0089PNG\r\n\u001a\n0000', png, 图片",
        "GIF89a0000, gif, 图片",
        "RIFF0000WEBPVP8, webp, 图片",
        "RIFF0000WAVEfmt, wav, 音频",
        "RIFF0000ACONfmt, bin, 未知文件",
        "'0000ftypheic0000', heic, 图片",
        "'0000ftypqt  0000', mov, 视频",
        "'0000ftypisom0000', mp4, 视频",
        "'0000ftypM4A 0000', m4a, 音频",
        "'#!AMR\n000', amr, 音频",
        "OggS0000, ogg, 音频",
        "ID3000, mp3, 音频",
        "'\u00ff\u00fb\u0090d', mp3, 音频",
        "%PDF-1.7, pdf, 文档",
        "'PK\u0003\u0004abc', zip, 压缩包",
        "'Rar!\u001a\u0007', rar, 压缩包",
        "plain words, txt, 文本",
        "BMW is no bitmap, txt, 文本",
        "'{\"errcode\":40007}', txt, 文本",
        "'MZ\u0090\u0000\u0003', bin, 未知文件",
        "'\u007fELF\u0002\u0001', bin, 未知文件",
        "'', bin, 未知文件",
    })
    void knows_types_by_their_first_bytes(String head, String extension, String label) {
        FileType type = FileType.of(bytes(head), null);

        assertThat(type.extension()).isEqualTo(extension);
        assertThat(type.family().label()).isEqualTo(label);
    }

    @Test
    void knows_office_files_by_what_is_in_the_archive() throws IOException {
        assertThat(FileType.of(zip("word/document.xml"), "无后缀").extension()).isEqualTo("docx");
        assertThat(FileType.of(zip("word/document.xml"), "包.zip").extension()).isEqualTo("zip");
        assertThat(FileType.of(zip("classes.dex"), "应用.apk").family()).isEqualTo(Family.ARCHIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u00ff\u00d8\u00ff\u00e0', 照片.png, jpg",
        "'\u00ff\u00d8\u00ff\u00e0', 照片.JPEG, jpg",
        "'\u00ff\u00d8\u00ff\u00e0', wx_camera_1700, jpg",
        "'\u00ff\u00d8\u00ff\u00e0', mmexport.dat, jpg",
        "'0000ftypM4A 0000', 录音.mp4, m4a",
        "'{\\rtf1', 通知.doc, rtf",
        "words, 名单.csv, csv",
    })
    void a_wrong_name_of_the_same_kind_changes_nothing(String head, String name, String extension) {
        assertThat(FileType.of(bytes(head), name).extension()).isEqualTo(extension);
    }

    @ParameterizedTest
    @CsvSource({
        // head, claimed name
        "%PDF-1.7, 照片.jpg",
        "%PDF-1.7, 照片.png",
        "%PDF-1.7, 名单.txt",
        "%PDF-1.7, 歌.mp3",
        "%PDF-1.7, 包.zip",
        "'PK\u0003\u0004abc', 照片.jpg",
        "'PK\u0003\u0004abc', 照片.gif",
        "'PK\u0003\u0004abc', 录像.mp4",
        "'Rar!\u001a\u0007', 照片.jpeg",
        "'Rar!\u001a\u0007', 通知.pdf",
        "'\u001f\u008b\u0008', 照片.webp",
        "'7z\u00bc\u00af''\u001c', 通知.docx",
        "'\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 照片.bmp",
        "'\u00ff\u00d8\u00ff\u00e0', 通知.pdf",
        "'\u00ff\u00d8\u00ff\u00e0', 录像.mp4",
        "'\u00ff\u00d8\u00ff\u00e0', 包.zip",
        "'\u00ff\u00d8\u00ff\u00e0', 名单.txt",
        "'\u00ff\u00d8\u00ff\u00e0', 网页.html",
        "'\u00ff\u00d8\u00ff\u00e0', 图.svg",
        "'\u00ff\u00d8\u00ff\u00e0', 程序.exe",
        "'\u00ff\u00d8\u00ff\u00e0', 脚本.js",
        "'\u00ff\u00d8\u00ff\u00e0', 照片.jpg.lnk",
        "GIF89a0000, 动图.js",
        "GIF89a0000, 动图.docx",
        "'0000ftypisom0000', 照片.jpg",
        "'#!AMR\n000', 照片.jpg",
        "words, 照片.jpg",
        "words, 通知.pdf",
        "words, 通知.docx",
        "words, 脚本.bat",
        "'MZ\u0090\u0000\u0003', 照片.jpg",
        "'MZ\u0090\u0000\u0003', 安装.exe",
    })
    void a_disguise_is_an_unknown_file(String head, String name) {
        assertThat(FileType.of(bytes(head), name)).isEqualTo(FileType.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>hi",
                "  \n<!DOCTYPE html>",
                "\u00ef\u00bb\u00bf<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<?xml version='1.0'?><a/>",
                "<p>只是一段</p>",
                "<!-- hello -->",
                "#!/bin/sh\nrm -rf /",
                "@echo off",
                "<?php system($_GET['c']);",
                "看这里 <ScRiPt>alert(1)</script>",
                "[InternetShortcut]\nURL=http://evil.example",
                "GIF89a/*\u0000\u0000*/=1;alert(1)//",
                "GIF89a=1;alert(1)",
                "GIF89a\u0001\u0000<script>alert(1)</script>",
                "\u00ff\u00d8\u00ff\u00fe<svg onload=alert(1)>",
                "\u00ff\u00d8\u00ff\u00fe\u0000\u0010%PDF-1.7",
                "\u0089PNG\r\n\u001a\nPK\u0003\u0004",
                "BM0000\u0000\u0000\u0000\u0000javascript:alert(1)",
                "ID3<iframe src=x>",
            })
    void what_a_browser_or_a_system_might_run_is_an_unknown_file(String head) {
        assertThat(FileType.of(bytes(head), null)).isEqualTo(FileType.UNKNOWN);
        assertThat(FileType.of(bytes(head), "照片.jpg")).isEqualTo(FileType.UNKNOWN);
    }

    @Test
    void takes_a_comparison_in_a_text_for_no_markup() {
        assertThat(FileType.of("如果 a<b 且 b > c，则 <a> 不对".getBytes(UTF_8), "说明.txt")
                        .family())
                .isEqualTo(Family.TEXT);
    }

    @Test
    void reads_gb18030_only_where_a_text_is_claimed() {
        byte[] list = "姓名,电话\n张三,无".getBytes(Charset.forName("GB18030"));

        assertThat(FileType.of(list, "名单.csv").contentType()).isEqualTo("text/csv");
        assertThat(FileType.of(list, null)).isEqualTo(FileType.UNKNOWN);
    }

    @Test
    void a_character_may_be_cut_off_at_the_end_of_the_head_only() {
        byte[] head = new byte[FileType.HEAD];
        java.util.Arrays.fill(head, (byte) 'a');
        head[head.length - 1] = (byte) 0xe4;

        assertThat(FileType.of(head, null).family()).isEqualTo(Family.TEXT);
        assertThat(FileType.of(new byte[] {'a', (byte) 0xe4}, null)).isEqualTo(FileType.UNKNOWN);
    }

    @Test
    void tells_words_whatever_they_are() {
        assertThat(FileType.isWords("<html>404".getBytes(UTF_8))).isTrue();
        assertThat(FileType.isWords(bytes("\u00ff\u00d8\u00ff\u00e0"))).isFalse();
    }

    @Property
    boolean any_bytes_have_a_type(@ForAll byte[] head, @ForAll String name) {
        return !FileType.of(head, name).extension().isEmpty();
    }

    private static byte[] bytes(String text) {
        boolean latin = text.chars().allMatch(c -> c < 256);
        return text.getBytes(latin ? ISO_8859_1 : UTF_8);
    }

    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("<w/>".getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
