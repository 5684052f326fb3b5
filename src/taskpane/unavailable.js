// Written for the oldest browser an Excel may bring, because it speaks when nothing else can. A file of its own: a page
// with scripts inside would need their hashes in the servers' policies, and those would change with it.
window.plneniUnavailable = function (reason) {
  var box = document.getElementById('unavailable');
  var texts = box.querySelectorAll('[data-reason]');
  for (var i = 0; i < texts.length; i++) texts[i].hidden = texts[i].getAttribute('data-reason') !== reason;
  document.getElementById('pane').hidden = true;
  box.hidden = false;
};
window.addEventListener('load', function () {
  document.querySelector('#unavailable button').addEventListener('click', function () {
    location.reload();
  });
  if (!window.Office) window.plneniUnavailable('office');
  else if (!window.plneniStarted) window.plneniUnavailable('start');
});
