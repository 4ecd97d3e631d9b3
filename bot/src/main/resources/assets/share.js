// Copies the text to pass on; where the browser does not allow it, selects it for the hand.

const text = document.getElementById('share-text');
const done = document.getElementById('share-done');

document.getElementById('share-copy').addEventListener('click', async () => {
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
    done.textContent = '已复制，去群里粘贴吧。';
  } catch (error) {
    done.textContent = '已选中，请长按或按 Ctrl+C 复制。';
  }
});
