package org.chengqing.audit;

/** What staff do that is recorded. */
public enum AuditAct {
    SIGNED_IN("登录"),
    SIGN_IN_FAILED("登录失败"),
    SIGNED_OUT("退出"),
    SESSIONS_ENDED("结束登录"),
    ACCOUNT_CREATED("新建账号"),
    ACCOUNT_CHANGED("修改账号"),
    ACCOUNT_DISABLED("停用账号"),
    ACCOUNT_ENABLED("恢复账号"),
    PASSWORD_CHANGED("修改密码"),
    SECOND_FACTOR_CHANGED("重设动态码"),
    CODE_ISSUED("发一次性代码"),
    DENIED("越权访问"),
    REBUTTAL_WRITTEN("编写辟谣"),
    REBUTTAL_MOVED("辟谣流转"),
    REBUTTAL_RELEASED("发布辟谣"),
    REBUTTAL_WITHDRAWN("撤回辟谣"),
    REBUTTALS_IMPORTED("导入辟谣"),
    REBUTTALS_EXPORTED("导出辟谣"),
    BROADCAST_WRITTEN("编写群发"),
    BROADCAST_PREVIEWED("群发预览"),
    BROADCAST_SUBMITTED("群发送审"),
    BROADCAST_SENT_BACK("退回群发"),
    BROADCAST_RELEASED("发布群发"),
    BROADCAST_HELD("停止群发"),
    BROADCAST_RESUMED("继续群发"),
    CONVERSATION_TAKEN_OVER("接手对话"),
    CONVERSATION_HANDED_BACK("交还对话"),
    PERSON_ANSWERED("回复来访者"),
    SENDER_BLOCKED("暂停接待"),
    SENDER_UNBLOCKED("恢复接待"),
    CASE_CHANGED("办理线索"),
    CASE_ANSWERED("回复举报人"),
    CASE_READ_IN_FULL("查看原文"),
    CASE_HANDED_OVER("移交线索"),
    CASE_EXPORTED("导出线索"),
    EVIDENCE_OPENED("下载证据"),
    IDENTITY_REVEALED("查看身份"),
    MAIL_RESENT("重发邮件"),
    MAIL_READDRESSED("改投邮件"),
    MAIL_EXPORTED("导出邮件"),
    MAILS_RESUMED("恢复发信"),
    REPORT_EXPORTED("导出统计"),
    AUDIT_EXPORTED("导出审计记录"),
    SETTING_CHANGED("修改设置"),
    DATA_DELETED("删除数据"),
    QUESTION_HANDLED("处理提问"),
    INTENT_CORRECTED("更正意图"),
    WEBHOOK_RESENT("重发推送"),
    WEBHOOK_SET_ASIDE("不再推送"),
    WEBHOOK_RESUMED("恢复推送");

    private final String label;

    AuditAct(String label) {
        this.label = label;
    }

    /** The word for people. */
    public String label() {
        return label;
    }
}
