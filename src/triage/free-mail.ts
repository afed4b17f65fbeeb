/**
 * Domains at which many unrelated people have their address, so that the domain names no client: free-mail services, and the
 * mobile carriers and internet providers of Japan. An entry covers the domains below it (`xx.ocn.ne.jp`, `abc.so-net.ne.jp`).
 */
const DOMAINS = `
gmail.com googlemail.com outlook.com outlook.jp hotmail.com hotmail.co.jp live.com live.jp msn.com icloud.com me.com mac.com
yahoo.com yahoo.co.jp ymail.com ybb.ne.jp aol.com aol.jp gmx.com gmx.net gmx.de web.de mail.com proton.me protonmail.com pm.me
tutanota.com tuta.com fastmail.com fastmail.fm zoho.com zohomail.com zohomail.jp yandex.com yandex.ru mail.ru qq.com 163.com
126.com naver.com hanmail.net daum.net excite.co.jp goo.jp mail.goo.ne.jp infoseek.jp livedoor.com rakuten.jp
docomo.ne.jp mopera.net ezweb.ne.jp au.com softbank.ne.jp softbank.jp vodafone.ne.jp disney.ne.jp i.softbank.jp
ymobile.ne.jp y-mobile.ne.jp willcom.com wm.pdx.ne.jp pdx.ne.jp emobile.ne.jp uqmobile.jp rakumail.jp rakuten-mobile.jp
mineo.jp nifty.com nifty.ne.jp ocn.ne.jp plala.or.jp biglobe.ne.jp mesh.ne.jp so-net.ne.jp so-net.jp dion.ne.jp odn.ne.jp
odn.ad.jp asahi-net.or.jp dti.ne.jp hi-ho.ne.jp wakwak.com iij4u.or.jp tcp-ip.or.jp eonet.ne.jp zaq.ne.jp jcom.zaq.ne.jp
jcom.home.ne.jp home.ne.jp commufa.jp tcat.ne.jp ctc-net.ne.jp auone-net.jp sannet.ne.jp kcn.jp cty-net.ne.jp bb.ne.jp
`
  .trim()
  .split(/\s+/);

const SET: ReadonlySet<string> = new Set(DOMAINS);

/** Does the domain (lower-case ASCII) belong to a free-mail service, a carrier or a provider? */
export function isFreeMail(domain: string): boolean {
  for (let at = domain; at.includes('.'); at = at.slice(at.indexOf('.') + 1)) {
    if (SET.has(at)) return true;
  }
  return false;
}
