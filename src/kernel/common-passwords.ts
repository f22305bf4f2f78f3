/**
 * What people choose first, so attackers try first: words, names, pinyin, keyboard walks. Each line a family; lower case, without the
 * digits and signs that people put before or behind, because `passwordFault` takes those off before it looks here.
 */
const FAMILIES = `
password passwort passw0rd p@ssword p@ssw0rd pa55word pa55w0rd passwords passcode passphrase passme mypassword mypass newpassword yourpassword thepassword
changeme changethis changeit letmein letmeinnow letmeinplease openup opensesame default secret secrets topsecret mysecret trustme trustno trustnoone
admin administrator administrador adminadmin adminpassword adminuser root rootroot rootpassword toor superuser superadmin sysadmin sysadministrator secadmin auditor
user username useruser userpassword guest guestguest test testtest testing testuser testpassword tester temp temporary temppassword demo demodemo demopassword sample example
welcome welcomeback welcomehome hello hellohello helloworld helloyou hithere goodbye goodmorning goodnight goodluck thankyou please pleaseletmein
login loginlogin signin logmein access accessgranted master mastermaster masterkey mainkey mykey private privatekey confidential security secure securepassword safety
qwerty qwertyuiop qwertyui qwert qwerasdf qwerasdfzxcv qwertyqwerty qwertyasdfgh qwertyuiopasdfghjkl qwertz azerty asdf asdfgh asdfghjkl asdfasdf asdfghjklzxcvbnm zxcv zxcvbn zxcvbnm zxcvzxcv
poiuytrewq lkjhgfdsa mnbvcxz qazwsx qazwsxedc qazwsxedcrfv qweasd qweasdzxc qwaszx qwqw wasd wasdwasd
abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij abcdefghijk abcdefghijkl abcabc abcabcabc aabbcc aabbccdd xyz xyzxyz zyxwvuts
iloveyou iloveu iloveme iloveyouforever iloveyousomuch ilovemyself ilovegod ilovemyfamily ilovemymum ilovemydad loveyou lovelove loveme lover lovely loveforever forever foreverlove foreveryoung
sunshine princess princesse monkey dragon dragonball football baseball basketball soccer hockey tennis golf golfer cricket swimming running fishing hunter hunting
superman batman spiderman ironman superhero starwars startrek matrix gandalf merlin wizard pokemon pikachu mario zelda minecraft fortnite counterstrike warcraft worldofwarcraft starcraft
shadow killer hacker hacked ninja pirate samurai knight warrior winner loser champion victory freedom liberty justice peace harmony heaven angel angels devil demon god jesus jesuschrist blessed
michael jennifer jessica ashley daniel david robert william thomas jordan andrew joshua matthew anthony charlie george alexander alexandra samantha elizabeth victoria christopher benjamin jonathan nicholas patrick
mother father family brother sister mommy daddy babygirl babyboy baby honey sweetheart darling sugar cookie chocolate strawberry banana orange apple cherry pepper ginger cheese coffee whiskey vodka
summer winter spring autumn january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday
computer internet laptop keyboard monitor windows microsoft google facebook youtube twitter instagram linkedin amazon paypal samsung iphone apple android nokia huawei xiaomi lenovo alibaba alipay taobao
tencent wechat weixin qq qqqq qqqqqq weibo baidu sina sohu netease jingdong meituan douyin tiktok bilibili zhihu dingtalk dingding
whatever nothing something everything anything nobody somebody idontknow idontcare dontknow forgot forgotten remember rememberme iforgot
company company office business enterprise factory manager director boss president chairman employee staff worker finance account accounting personnel market sales service support helpdesk
china zhongguo zhonghua zhonghuarenmin gongheguo beijing shanghai guangzhou shenzhen hangzhou ningbo wenzhou suzhou nanjing zhejiang jiangsu guangdong shandong sichuan hongkong taiwan
jiaxing jiaxingshi jiaxingcity jiaxinggov nanhu nanhuqu xiuzhou jiashan haiyan haining haningshi pinghu tongxiang wuzhen xitang jingkaiqu gangqu zhapu zhejiangjiaxing
humi humiweiquan hmwq weiquan baomi shangyemimi shangyemimibaohu tradesecret tradesecrets tradesecretportal portal humiportal scjg shichangjianguan shichangjianduguanliju gongshang gongshangju gongan gonganju kejiju renshe
woaini woainia woainiwoaini woaiwo woaiwojia woaibaba woaimama woaizuguo woaizhongguo woainimen woailaopo woailaogong wozuiaini woxihuanni wohenaini aini ainiyiwannian yishengyishi yisheng
nihao nihaoma nihaonihao zaijian xiexie duibuqi mima mimamima wodemima wodemimashi mimashi xinmima jiumima guanliyuan chaojiguanliyuan yonghu yonghuming denglu zhanghao zhanghu
baobao baobei baobeier xiaobao laopo laogong mama baba mamababa babamama gege didi jiejie meimei nainai yeye jiating kuaile kuailemeitian xingfu jiankang pingan pinganjiankang facai gongxifacai
wangwei wangjing wangyan wangfang wangjun wangtao wangqiang zhangwei zhangjing zhangli zhangyan zhangjie zhangqiang zhangtao zhangmin lina liqiang liwei lijing liyan lijun liming liuwei liuyang liujing liufang liuyan
chenjing chenwei chenchen chenyan chenjie yangyang yangjing yangfan zhaowei zhaojing huangwei zhouwei zhoujie zhoujielun wuwei wujing xuwei sunwei mawei zhuwei huwei guowei linlin lili fangfang xiaofang xiaoming xiaohong xiaolong
longlong xiaolong dalong tiger tigers laohu panda xiongmao xiaomao xiaogou mao maozedong dengxiaoping
azsxdcfv aqswdefr qwer qwerqwer rewq tyui ghjk vbnm plokijuh okmijn mkonji zaqxsw zaqxswcde xswzaq cdexsw
qaz wsx edc rfv tgb yhn ujm qazqaz wsxwsx
q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw2 2wsx1qaz zaq12wsx zaq1zaq1 zaq1xsw2 zaq1xsw2cde3 qwe123 qwe123qwe qwe123asd qwe123asd456 qwer1234qwer asd123 asd123asd zxc123 zxc123zxc q123456q a123456a a1b2c3 a1b2c3d4 a1b2c3d4e5 a1b2c3d4e5f6 abc123abc abc123abc123 aa123456aa qq123456qq woaini1314 woaini520 woaini1314520 woaini5201314 pass1234word p4ssw0rd passw0rd1passw0rd 1password1 1234qwerasdf 1234qwer qwer1234 asdf1234 1234asdf zxcv1234 1234zxcv
correcthorsebatterystaple correcthorse batterystaple thequickbrownfox quickbrownfox loremipsum loremipsumdolor tobeornottobe maytheforcebewithyou inthebeginning onceuponatime
`;

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(FAMILIES.trim().split(/\s+/));
