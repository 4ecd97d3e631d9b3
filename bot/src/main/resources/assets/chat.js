// The chat: what was said, what is being sent, and the box to write in.

import { listen, newKey, say, upload } from './client.js';
import { load, save } from './history.js';
import { deskMessage, element, ownMessage, sizeOf, timeLine, trayItem } from './view.js';

const TIME_GAP_MS = 5 * 60 * 1000;
const limits = document.body.dataset;
const find = (id) => document.getElementById(id);
const [log, typing, notice, box, tray, panel] = ['log', 'typing', 'notice', 'text', 'tray', 'panel'].map(find);

const items = load();
const shown = new Map(); // item id -> its element
const files = new Map(); // item id -> the File, while this page lives
const previews = new Map(); // item id -> address of its picture
let waiting = []; // files in the tray
let sending = Promise.resolve(); // messages go out one after the other, so that they arrive in order
let pending = 0;
let expected = 0; // answers that were announced for later
let lastTime = 0;

function show(item) {
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  const made = item.reply
    ? deskMessage(item.reply, item.tapped, (reply) => tap(item, reply))
    : ownMessage(item, previews.get(item.id), () => send(item));
  if (shown.has(item.id)) {
    shown.get(item.id).replaceWith(made);
  } else {
    if (item.at - lastTime > TIME_GAP_MS) {
      log.append(timeLine(item.at));
    }
    lastTime = item.at;
    log.append(made);
  }
  shown.set(item.id, made);
  if (atEnd || !item.reply) {
    log.scrollTop = log.scrollHeight;
  }
}

function add(item) {
  items.push(item);
  show(item);
  save(items);
}

function change(item, values) {
  Object.assign(item, values);
  show(item);
  save(items);
}

function showTyping() {
  typing.textContent = pending > 0 ? '服务台正在输入' : expected > 0 ? '正在核实，结果稍后发到这里' : '';
}

function hear(reply) {
  if (reply.parts.length > 0 && !items.some((item) => item.id === reply.id)) {
    add({ id: reply.id, at: Date.now(), reply });
  }
}

function send(item) {
  change(item, { state: 'sending', error: undefined, progress: undefined });
  sending = sending.then(() => deliver(item));
}

async function deliver(item) {
  pending += 1;
  showTyping();
  const answer = await (item.kind === 'text' ? say(item.id, item.text, item.choice) : deliverFile(item));
  pending -= 1;
  settle(item, answer);
  showTyping();
}

function deliverFile(item) {
  const file = files.get(item.id);
  return file
    ? upload(item.id, file, (progress) => shown.get(item.id).isConnected && change(item, { progress }))
    : { state: 'refused', error: '页面刷新过，请重新选择这个文件。', again: false };
}

function settle(item, answer) {
  if (answer.state === 'refused') {
    change(item, { state: 'failed', error: answer.error, again: answer.again });
    return;
  }
  change(item, { state: 'sent' });
  if (answer.state === 'later') {
    expected += 1;
  } else {
    hear(answer.reply);
  }
}

function sayText(text, choice) {
  const item = { id: newKey(), at: Date.now(), kind: 'text', text, choice, state: 'sending' };
  add(item);
  send(item);
}

function tap(item, reply) {
  item.tapped = reply.id;
  save(items);
  sayText(reply.text, reply.id);
}

function kindOf(file) {
  const word = file.type.split('/')[0];
  return { image: 'image', audio: 'voice', video: 'video' }[word] || 'file';
}

function sendFile(file) {
  const kind = kindOf(file);
  const item = { id: newKey(), at: Date.now(), kind, name: file.name, size: file.size, state: 'sending' };
  files.set(item.id, file);
  if (kind === 'image' && file.type !== 'image/svg+xml') {
    previews.set(item.id, URL.createObjectURL(file));
  }
  const most = Number(kind === 'image' ? limits.maxImage : limits.maxFile);
  if (file.size > most) {
    previews.delete(item.id);
    const error = `没有发送：${sizeOf(file.size)}太大了，最大可以发${sizeOf(most)}。可以压缩后再发，或者发截图。`;
    add(Object.assign(item, { state: 'failed', error, again: false }));
  } else {
    add(item);
    send(item);
  }
}

function keep(list) {
  waiting = waiting.concat(Array.from(list));
  showTray();
}

function showTray() {
  tray.querySelectorAll('img').forEach((image) => URL.revokeObjectURL(image.src));
  tray.replaceChildren(
    ...waiting.map((file) => {
      const preview = kindOf(file) === 'image' && file.type !== 'image/svg+xml' ? URL.createObjectURL(file) : undefined;
      return trayItem(file, preview, () => {
        waiting = waiting.filter((other) => other !== file);
        showTray();
        box.focus();
      });
    })
  );
  tray.hidden = waiting.length === 0;
}

function fitBox() {
  box.style.height = 'auto';
  box.style.height = Math.max(44, box.scrollHeight + 2) + 'px';
}

function submit() {
  const text = box.value.trim();
  if (text.length > Number(limits.maxText)) {
    notice.textContent = `文字太长了，一次最多${limits.maxText}字，请分几条发送。`;
    return;
  }
  notice.textContent = '';
  waiting.forEach(sendFile);
  waiting = [];
  showTray();
  if (text) {
    box.value = '';
    fitBox();
    sayText(text);
  }
  box.focus();
}

function openPanel(open) {
  panel.hidden = !open;
  find('more').setAttribute('aria-expanded', String(open));
}

function wireComposer() {
  find('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  box.addEventListener('input', fitBox);
  box.addEventListener('keydown', (event) => {
    // Enter that ends the choice of characters in an input method sends nothing
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      submit();
    }
  });
  find('more').addEventListener('click', () => openPanel(panel.hidden));
  panel.querySelectorAll('[data-pick]').forEach((button) => {
    button.addEventListener('click', () => find('pick-' + button.dataset.pick).click());
  });
  document.querySelectorAll('input[type=file]').forEach((input) => {
    input.addEventListener('change', () => {
      Array.from(input.files).forEach(sendFile);
      input.value = '';
      openPanel(false);
    });
  });
}

function wirePasteAndDrop() {
  const drop = find('drop');
  const hasFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files');
  box.addEventListener('paste', (event) => {
    if (event.clipboardData.files.length > 0) {
      event.preventDefault();
      keep(event.clipboardData.files);
    }
  });
  document.addEventListener('dragover', (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      drop.hidden = false;
    }
  });
  document.addEventListener('dragleave', (event) => {
    drop.hidden = drop.hidden || !event.relatedTarget;
  });
  document.addEventListener('drop', (event) => {
    drop.hidden = true;
    if (hasFiles(event)) {
      event.preventDefault();
      keep(event.dataTransfer.files);
      box.focus();
    }
  });
}

async function greet() {
  const answer = await say(newKey(), null, null);
  if (answer.reply && answer.reply.parts.length > 0) {
    hear(answer.reply);
  } else {
    log.append(element('p', 'plain', '您好，把看到的传言发给我，马上帮您查。'));
  }
}

function begin() {
  items.forEach((item) => {
    if (item.state === 'sending') {
      Object.assign(item, { state: 'failed', error: '还没有发送成功。', again: true, progress: undefined });
    }
    show(item);
  });
  wireComposer();
  wirePasteAndDrop();
  window.addEventListener('offline', () => (notice.textContent = '网络已断开，恢复后可以继续发送。'));
  window.addEventListener('online', () => (notice.textContent = ''));
  listen((reply) => {
    expected = Math.max(0, expected - 1);
    hear(reply);
    showTyping();
  });
  if (items.length === 0) {
    greet();
  }
}

begin();
