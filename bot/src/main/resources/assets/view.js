// Makes the elements of the chat. Text from people and from the desk only ever becomes text nodes.

const LINK_OR_RECEIPT = /(https?:\/\/[^\s<>"'，。；！？、（）【】《》]+)|(\b\d{8}-[2-9A-HJ-NP-Z]{4,8}\b)/g;
const WORDS = { image: '图片', voice: '语音', video: '视频', file: '文件' };

/** An element with a class and children, which are elements or strings. */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
}

/** A line with the time of day. */
export function timeLine(at) {
  const time = new Date(at);
  return element('p', 'time', `${time.getHours()}:${String(time.getMinutes()).padStart(2, '0')}`);
}

/** A message of the visitor; onAgain is called when it is to be sent once more. */
export function ownMessage(item, preview, onAgain) {
  const body = element('div', 'body', item.kind === 'text' ? element('div', 'bubble', item.text) : fileBubble(item, preview));
  body.append(stateOf(item, onAgain));
  return message('me', '我', body);
}

/** A reply of the desk; onTap gets the quick reply that was tapped. */
export function deskMessage(reply, tapped, onTap) {
  const body = element('div', 'body', ...reply.parts.map(deskPart));
  if (reply.quickReplies.length > 0) {
    body.append(quickReplies(reply.quickReplies, tapped, onTap));
  }
  return message('desk', '服务台', body);
}

function deskPart(part) {
  if (part.kind === 'card') {
    return card(part);
  }
  return part.kind === 'picture' ? forwardPicture(part) : bubble(part.text);
}

/** A picture to pass on, from this site alone. */
function forwardPicture(part) {
  const image = picture(part.path, '转发用的图片：' + part.words);
  image.width = 1080;
  const save = element('a', 'card-more', '保存图片');
  save.href = part.path;
  save.download = '辟谣.png';
  return element('div', 'card forward', image, save);
}

/** A file that waits to be sent. */
export function trayItem(file, preview, onRemove) {
  const remove = element('button', '', '✕');
  remove.type = 'button';
  remove.setAttribute('aria-label', '不发送 ' + file.name);
  remove.addEventListener('click', onRemove);
  const item = element('div', 'tray-item', element('span', '', file.name), remove);
  if (preview) {
    item.prepend(picture(preview, '待发送的图片'));
  }
  return item;
}

/** How large, in words. */
export function sizeOf(bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))}KB` : `${(bytes / 1024 / 1024).toFixed(1).replace('.0', '')}MB`;
}

function message(who, name, body) {
  const face = element('div', 'face', who === 'me' ? '我' : '澄清');
  face.setAttribute('aria-hidden', 'true');
  body.prepend(element('span', 'hidden', name + '：'));
  return element('div', 'message ' + who, face, body);
}

function fileBubble(item, preview) {
  if (preview) {
    return picture(preview, '我发的图片：' + item.name);
  }
  const icon = element('img', 'file-icon');
  icon.src = new URL(`icon-${item.kind}.svg`, import.meta.url).href;
  icon.alt = '';
  const size = element('span', 'file-size', `${WORDS[item.kind]} ${sizeOf(item.size)}`);
  return element('div', 'bubble', element('span', 'file', icon, element('span', '', item.name, size)));
}

function picture(address, words) {
  const image = element('img', 'picture');
  image.src = address;
  image.alt = words;
  return image;
}

function stateOf(item, onAgain) {
  if (item.state === 'sending') {
    const line = element('div', 'sending', '正在发送 ');
    if (item.progress !== undefined) {
      const bar = element('progress');
      bar.value = item.progress;
      bar.setAttribute('aria-label', '发送进度');
      line.append(bar);
    }
    return line;
  }
  if (item.state !== 'failed') {
    return '';
  }
  const line = element('div', 'failed', element('span', '', item.error));
  if (item.again) {
    const again = element('button', '', '重发');
    again.type = 'button';
    again.addEventListener('click', onAgain);
    line.append(again);
  }
  return line;
}

function bubble(text) {
  const made = element('div', 'bubble');
  let from = 0;
  for (const match of text.matchAll(LINK_OR_RECEIPT)) {
    made.append(text.slice(from, match.index), match[1] ? link(match[1], match[1]) : receipt(match[2]));
    from = match.index + match[0].length;
  }
  made.append(text.slice(from));
  return made;
}

function receipt(number) {
  const copy = element('button', '', '复制');
  copy.type = 'button';
  copy.setAttribute('aria-label', '复制编号 ' + number);
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(number);
      copy.textContent = '已复制';
    } catch (error) {
      getSelection().selectAllChildren(copy.parentNode.querySelector('b'));
    }
  });
  return element('span', 'receipt', element('b', '', number), copy);
}

function link(address, words) {
  const made = element('a', '', words);
  made.href = address;
  made.target = '_blank';
  made.rel = 'noopener noreferrer';
  return made;
}

function card(part) {
  const stamp = element('span', 'stamp stamp-' + part.ratingCode, part.rating);
  const facts = element('dl');
  if (part.sources.length > 0) {
    const sources = part.sources.map((source) => element('div', '', sourceOf(source)));
    facts.append(element('dt', '', '来源'), element('dd', '', ...sources));
  }
  facts.append(element('dt', '', '核实于'), element('dd', '', part.checkedOn));
  if (part.validUntil) {
    facts.append(element('dt', '', '有效至'), element('dd', '', part.validUntil));
  }
  const more = link(part.page, '查看全文、转发给别人 ›');
  more.className = 'card-more';
  return element(
    'section',
    'card',
    element('div', 'card-head', element('span', 'card-label', '您问的说法'), stamp),
    element('p', 'card-claim', part.claim),
    element('p', 'card-conclusion', part.conclusion),
    facts,
    more
  );
}

function sourceOf(source) {
  const words = source.title ? `${source.name}《${source.title}》` : source.name;
  return /^https?:\/\//i.test(source.address || '') ? link(source.address, words) : words;
}

function quickReplies(replies, tapped, onTap) {
  const group = element('div', 'replies');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', '点一下就能回答');
  for (const reply of replies) {
    const button = element('button', '', reply.label);
    button.type = 'button';
    button.setAttribute('aria-pressed', String(tapped === reply.id));
    button.addEventListener('click', () => {
      group.querySelectorAll('button').forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
      onTap(reply);
    });
    group.append(button);
  }
  return group;
}
